/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceStatisticsTest {
  @Test
  void tallyCountsWhatRowsSay() {
    SequenceTally tally = new SequenceTally(List.of("item", "price"));
    tally.addEmpty();
    tally.add(3, 3, 10, 1_000);
    tally.add(4, 9, 1, 1);
    tally.addNulls(1, 2);

    SequenceStatistics counted = tally.statistics();

    assertThat(counted.rows()).isEqualTo(3);
    assertThat(counted.emptyRows()).isEqualTo(1);
    assertThat(counted.truncatedRows()).isEqualTo(1);
    assertThat(counted.events()).isEqualTo(7);
    assertThat(counted.eligibleEvents()).isEqualTo(12);
    assertThat(counted.longest()).isEqualTo(4);
    assertThat(counted.mostEligible()).isEqualTo(9);
    assertThat(counted.lengths().counts()).containsExactly(1L, 0L, 1L, 1L);
    assertThat(counted.newestAges().counts()).containsExactly(0L, 1L, 0L, 0L, 1L);
    assertThat(counted.oldestAges().counts())
        .containsExactly(0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(counted.nulls()).isEqualTo(Map.of("item", 0L, "price", 2L));
    assertThat(counted.emptyShare()).isEqualTo(1.0 / 3);
    assertThat(counted.truncatedShare()).isEqualTo(1.0 / 3);
  }

  @Test
  void statisticsOfPartsAddUpToThoseOfTheWhole() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SequenceTally whole = new SequenceTally(List.of("item"));
      SequenceStatistics sum = SequenceStatistics.EMPTY;
      for (int part = 0; part < 4; part++) {
        SequenceTally tally = new SequenceTally(List.of("item"));
        for (int row = random.nextInt(5); row > 0; row--) {
          addRow(random.nextLong(), tally, whole);
        }
        sum = sum.plus(tally.statistics());
      }
      assertThat(sum).as("seed %s", seed).isEqualTo(whole.statistics());
    }
  }

  @Test
  void sharesOfNoRowsAreZero() {
    assertThat(SequenceStatistics.EMPTY.emptyShare()).isZero();
    assertThat(SequenceStatistics.EMPTY.truncatedShare()).isZero();
  }

  @Test
  void histogramPutsPowersOfTwoWhereTheyBegin() {
    assertThat(Histogram.bucket(0)).isZero();
    assertThat(Histogram.bucket(1)).isEqualTo(1);
    assertThat(Histogram.bucket(2)).isEqualTo(2);
    assertThat(Histogram.bucket(3)).isEqualTo(2);
    assertThat(Histogram.bucket(4)).isEqualTo(3);
    assertThat(Histogram.bucket(Long.MAX_VALUE)).isEqualTo(Histogram.BUCKETS - 1);
    assertThatThrownBy(() -> Histogram.bucket(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("histogram value must not be negative: -1");
  }

  @Test
  void histogramLeavesOutZerosAtItsEnd() {
    assertThat(new Histogram(List.of(0L, 2L, 0L, 0L))).isEqualTo(new Histogram(List.of(0L, 2L)));
    assertThat(new Histogram(List.of(0L, 0L))).isEqualTo(Histogram.EMPTY);
  }

  @Test
  void countsThatContradictEachOtherAreRefused() {
    refused(2, 2, 1, 0, "more empty and truncated rows than rows: 2 + 1 of 2");
    refused(1, 0, 0, 2, "lengths must count 1 rows: 2");
    refused(2, 1, 0, 2, "newestAges must count 1 rows: 2");
  }

  private static void refused(
      long rows, long emptyRows, long truncatedRows, long inHistograms, String message) {
    Histogram histogram = new Histogram(List.of(inHistograms));
    assertThatThrownBy(
            () ->
                new SequenceStatistics(
                    rows,
                    emptyRows,
                    truncatedRows,
                    9,
                    9,
                    9,
                    9,
                    histogram,
                    histogram,
                    histogram,
                    Map.of(),
                    Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static void addRow(long seed, SequenceTally... tallies) {
    for (SequenceTally tally : tallies) {
      Random random = new Random(seed);
      int length = random.nextInt(4);
      if (length == 0) {
        tally.addEmpty();
      } else {
        long newest = 1L + random.nextInt(1_000_000);
        tally.add(length, length + random.nextInt(2), newest, newest * length);
        tally.addNulls(0, random.nextInt(length + 1));
      }
    }
  }
}
