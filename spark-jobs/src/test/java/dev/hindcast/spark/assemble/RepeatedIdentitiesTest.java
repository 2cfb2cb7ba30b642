/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.junit.jupiter.api.Test;

class RepeatedIdentitiesTest {
  @Test
  void everyIdentityThatCameTwiceIsReportedAndFewOthers() {
    RepeatedIdentities identities = new RepeatedIdentities();
    for (int n = 0; n < 100_000; n++) {
      identities.add(XXH64.hashInt(n, 42));
      if (n % 10 == 0) {
        identities.add(XXH64.hashInt(n, 42));
      }
    }

    int falselyReported = 0;
    for (int n = 0; n < 100_000; n++) {
      boolean isReported = identities.mayContain(XXH64.hashInt(n, 42));
      if (n % 10 == 0) {
        assertThat(isReported).isTrue();
      } else if (isReported) {
        falselyReported++;
      }
    }
    assertThat(falselyReported).isLessThan(1_000);
  }
}
