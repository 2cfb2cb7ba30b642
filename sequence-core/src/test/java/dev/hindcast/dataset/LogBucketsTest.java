/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogBucketsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void everyNumberIsInOnePlaceAndPlacesAreNarrow(int bits) {
    LogBuckets buckets = new LogBuckets(bits);
    long first = 0;
    for (int bucket = 0; bucket < buckets.count(); bucket++) {
      long last = buckets.last(bucket);
      assertThat(buckets.of(first)).isEqualTo(bucket);
      assertThat(buckets.of(last)).isEqualTo(bucket);
      assertThat(last - first).isLessThanOrEqualTo(first >> bits);
      first = last + 1;
    }
    assertThat(first).as("behind the greatest number").isEqualTo(Long.MIN_VALUE);
  }
}
