/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SweepPrefixTest {
  private static final long DAY = 86_400_000_000L;

  @Test
  void timesOfMonthsAndManyUsersAreToldApartToTheMicrosecond() {
    SweepPrefix prefix = SweepPrefix.of(100_000, 0, 90 * DAY);

    assertThat(prefix.droppedBits()).isZero();
    assertThat(prefix.of(7, 5 * DAY)).isLessThan(prefix.of(7, 5 * DAY + 1));
    assertThat(prefix.of(7, 90 * DAY)).isLessThan(prefix.of(8, 0));
    assertThat(prefix.of(99_999, 90 * DAY)).isPositive();
  }

  @Test
  void usersAreToldApartWhereTimesNoLongerAre() {
    SweepPrefix prefix = SweepPrefix.of(2_000_000, -4_000 * DAY, 30_000 * DAY);

    assertThat(prefix.droppedBits()).isPositive();
    assertThat(prefix.of(5, 0)).isEqualTo(prefix.of(5, 1));
    assertThat(prefix.of(5, 0)).isLessThan(prefix.of(5, DAY));
    assertThat(prefix.of(5, 30_000 * DAY)).isLessThan(prefix.of(6, -4_000 * DAY));
    assertThat(prefix.of(1_999_999, 30_000 * DAY)).isPositive();
  }

  @Test
  void aSingleUserAndASingleInstantNeedNoBits() {
    assertThat(SweepPrefix.of(1, 17, 17).of(0, 17)).isZero();
    assertThat(SweepPrefix.of(0, 0, 0).timeBits()).isZero();
  }
}
