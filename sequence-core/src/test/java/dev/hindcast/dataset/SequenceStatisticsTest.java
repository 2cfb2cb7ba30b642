/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.definition.SequenceOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceStatisticsTest {
  @Test
  void tallyCountsWhatRowsSay() {
    SequenceTally tally = new SequenceTally(List.of("item", "price"), SequenceOrder.OLDEST_FIRST);
    tally.addEmpty();
    tally.add(3, 3, 10, 1_000, -1);
    tally.addNulls(0, new int[] {0, 1, 2}, 0, 3);
    tally.add(4, 9, 1, 1, 7);
    tally.addNulls(1, new int[] {0, 3, 9}, 2, 4);
    tally.addSource("clicks", 7);
    tally.addKind("save", 2);

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
    assertThat(counted.kept())
        .isEqualTo(
            new KeptEvents(
                new Histogram(List.of(0L, 0L, 0L, 1L)),
                1L,
                new Histogram(List.of(2L, 2L, 3L)),
                Map.of("price", new Histogram(List.of(1L, 0L, 1L))),
                Map.of("clicks", 7L),
                Map.of("save", 2L),
                Map.of()));
    assertThat(counted.emptyShare()).isEqualTo(1.0 / 3);
    assertThat(counted.truncatedShare()).isEqualTo(1.0 / 3);
  }

  @Test
  void statisticsOfPartsAddUpToThoseOfTheWhole() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SequenceTally whole = new SequenceTally(List.of("item"), SequenceOrder.OLDEST_FIRST);
      SequenceStatistics sum = SequenceStatistics.EMPTY;
      for (int part = 0; part < 4; part++) {
        SequenceTally tally = new SequenceTally(List.of("item"), SequenceOrder.OLDEST_FIRST);
        for (int row = random.nextInt(5); row > 0; row--) {
          addRow(random.nextLong(), tally, whole);
        }
        sum = sum.plus(tally.statistics());
      }
      assertThat(sum).as("seed %s", seed).isEqualTo(whole.statistics());
    }
  }

  @Test
  void replacedRowsAreTakenOutAndOthersPutIn() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SequenceTally before = tally();
      SequenceTally after = tally();
      SequenceTally left = tally();
      SequenceTally removed = tally();
      SequenceTally added = tally();
      for (int row = random.nextInt(8); row > 0; row--) {
        addRow(random.nextLong(), before, after, left);
      }
      for (int row = random.nextInt(8); row > 0; row--) {
        addRow(random.nextLong(), before, removed);
      }
      for (int row = random.nextInt(8); row > 0; row--) {
        addRow(random.nextLong(), after, added);
      }
      SequenceStatistics rest = left.statistics();
      assertThat(
              before
                  .statistics()
                  .replace(
                      removed.statistics(),
                      added.statistics(),
                      rest.longest(),
                      rest.mostEligible()))
          .as("seed %s", seed)
          .isEqualTo(
              after.statistics().rows() == 0 ? SequenceStatistics.EMPTY : after.statistics());
    }
  }

  @Test
  void whereNoRowIsLeftThereIsNothingToSayOfColumns() {
    SequenceTally all = tally();
    all.add(1, 1, 1, 1, 1);
    assertThat(all.statistics().replace(all.statistics(), SequenceStatistics.EMPTY, 0, 0).nulls())
        .isEmpty();
  }

  @Test
  void rowsThatWereNotThereCannotBeReplaced() {
    SequenceTally none = tally();
    SequenceTally one = tally();
    one.add(1, 1, 1, 1, 1);
    assertThatThrownBy(() -> none.statistics().replace(one.statistics(), none.statistics(), 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void kindsThatWereNotCountedStayUncounted() {
    SequenceTally before = tally();
    before.add(1, 1, 1, 1, 1);
    SequenceTally added = tally();
    added.add(1, 1, 1, 1, 1);
    added.addKind("save", 1);
    SequenceStatistics both =
        before.statistics().replace(tally().statistics(), added.statistics(), 1, 1);
    assertThat(both.kept().kinds()).isEmpty();
    assertThat(both.events()).isEqualTo(2);
  }

  private static SequenceTally tally() {
    return new SequenceTally(List.of("item"), SequenceOrder.OLDEST_FIRST);
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

  @Test
  void nullsAreCountedFromTheNewestEndInBothOrders() {
    for (SequenceOrder order : SequenceOrder.values()) {
      SequenceTally tally = new SequenceTally(List.of("item"), order);
      int[] newestTwo = order == SequenceOrder.OLDEST_FIRST ? new int[] {98, 99} : new int[] {0, 1};
      tally.add(100, 100, 1, 1, 1);
      tally.addNulls(0, newestTwo, 2, 100);
      tally.add(100, 100, 1, 1, 1);
      tally.addNulls(0, new int[100], 100, 100);

      assertThat(tally.statistics().kept().nullPositions().get("item").counts())
          .containsExactly(2L, 2L, 2L, 4L, 8L, 16L, 32L, 36L);
      assertThat(tally.statistics().kept().positions().counts())
          .containsExactly(2L, 2L, 4L, 8L, 16L, 32L, 64L, 72L);
    }
  }

  @Test
  void keptEventsThatExceedTheRowsAreRefused() {
    keptRefused(
        kept(2, 0, 0, Map.of()),
        "newestArrivalAges and arrivedAfterLabelRows must count at most 1: 2");
    keptRefused(kept(0, 10, 0, Map.of()), "positions must count at most 9: 10");
    keptRefused(kept(0, 0, 10, Map.of()), "sources must count at most 9: 10");
    keptRefused(
        kept(0, 0, 0, Map.of("item", new Histogram(List.of(1L)))),
        "nullPositions of column item must count at most 0: 1");
  }

  private static KeptEvents kept(
      long arrivals, long positions, long ofSource, Map<String, Histogram> nullPositions) {
    return new KeptEvents(
        new Histogram(List.of(arrivals)),
        0L,
        new Histogram(List.of(positions)),
        nullPositions,
        Map.of("clicks", ofSource),
        Map.of(),
        Map.of());
  }

  private static void keptRefused(KeptEvents kept, String message) {
    Histogram one = new Histogram(List.of(1L));
    SequenceStatistics counted =
        new SequenceStatistics(
            1, 0, 0, 9, 9, 9, 9, one, one, one, Map.of(), KeptEvents.NONE, Map.of());
    assertThatThrownBy(() -> counted.with(kept))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static int[] places(Random random, int length) {
    int[] places = new int[length];
    for (int i = 0; i < length; i++) {
      places[i] = random.nextInt(length);
    }
    return places;
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
                    KeptEvents.NONE,
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
        tally.add(
            length,
            length + random.nextInt(2),
            newest,
            newest * length,
            newest - random.nextInt(9));
        tally.addNulls(0, places(random, length), random.nextInt(length + 1), length);
        tally.addSource("s" + random.nextInt(2), 1 + random.nextInt(length));
        tally.addKind("k" + random.nextInt(3), 1 + random.nextInt(length));
      }
    }
  }
}
