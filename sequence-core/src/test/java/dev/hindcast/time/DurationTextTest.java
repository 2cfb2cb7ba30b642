/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "7, 7 us",
    "1000, 1 ms",
    "1250000, 1.25 s",
    "10000000, 10 s",
    "60000000, 1 min",
    "90000000, 1 min 30 s",
    "3600000000, 1 h",
    "90061000000, 1 d 1 h",
    "-2000000, -2 s",
    "-9223372036854775808, -106751991 d 4 h"
  })
  void theTwoLargestUnitsAreShown(long micros, String text) {
    assertThat(DurationText.of(micros)).isEqualTo(text);
  }
}
