/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class LabelledUsersTest {
  private static final UTF8String ANN = UTF8String.fromString("ann");
  private static final UTF8String BOB = UTF8String.fromString("bob");
  private static final UTF8String EVE = UTF8String.fromString("eve");

  private final LabelledUsers users = new LabelledUsers();

  @Test
  void aUserHasTheRangeOfItsLabelTimes() {
    users.add(1, ANN, 50);
    users.add(2, BOB, 70);
    users.add(1, ANN, 90);
    users.add(1, ANN, 10);

    int ann = users.find(1, ANN);
    assertThat(users.size()).isEqualTo(2);
    assertThat(users.earliestMicros(ann)).isEqualTo(10);
    assertThat(users.latestMicros(ann)).isEqualTo(90);
    assertThat(users.earliestMicros()).isEqualTo(10);
    assertThat(users.latestMicros()).isEqualTo(90);
  }

  @Test
  void usersWhoseHashesCollideStayApart() {
    users.add(3, BOB, 70);
    users.add(3, ANN, 50);
    users.rank();

    assertThat(users.latestMicros(users.find(3, ANN))).isEqualTo(50);
    assertThat(users.latestMicros(users.find(3, BOB))).isEqualTo(70);
    assertThat(users.rankOf(users.find(3, ANN))).isZero();
    assertThat(users.rankOf(users.find(3, BOB))).isEqualTo(1);
    assertThat(users.find(3, EVE)).isEqualTo(LabelledUsers.NONE);
  }

  @Test
  void ranksFollowTheHashWithItsSign() {
    users.add(5, ANN, 0);
    users.add(-5, BOB, 0);
    users.rank();

    assertThat(users.rankOf(users.find(-5, BOB))).isZero();
    assertThat(users.rankOf(users.find(5, ANN))).isEqualTo(1);
  }

  @Test
  void manyUsersAreFoundAgain() {
    for (int n = 0; n < 10_000; n++) {
      users.add(n % 5_000, UTF8String.fromString("user " + n), n);
    }

    assertThat(users.size()).isEqualTo(10_000);
    for (int n = 0; n < 10_000; n++) {
      int user = users.find(n % 5_000, UTF8String.fromString("user " + n));
      assertThat(users.earliestMicros(user)).isEqualTo(n);
    }
    assertThat(users.find(77, UTF8String.fromString("nobody"))).isEqualTo(LabelledUsers.NONE);
  }
}
