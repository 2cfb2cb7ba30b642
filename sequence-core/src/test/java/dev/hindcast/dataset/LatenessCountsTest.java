/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Compares the estimate of lateness with a plain one, and with the truth of simulated data. */
class LatenessCountsTest {
  private static final long CUT = Micros.parse("2026-03-20T08:00:00Z");
  private static final double DAY_SECONDS = 86_400;

  /** An event by its age at the cut and by its lateness, in seconds. */
  private record Revision(double age, double lateness) {
    int ageBucket() {
      return bucket(age);
    }

    int latenessBucket() {
      return bucket(lateness);
    }

    private static int bucket(double seconds) {
      return LatenessTally.SECONDS.of((long) seconds);
    }
  }

  @Test
  void estimateEqualsThePlainOne() {
    long seed = RandomCases.printedSeed("LatenessCountsTest.plain");
    for (int n = 0; n < RandomCases.count(300); n++) {
      Random random = new Random(seed + n);
      List<Revision> arrived = arrived(random, 1 + random.nextInt(200), 5 * DAY_SECONDS, 600);
      LatenessCounts counts = counts(arrived);
      if (!counts.tellsNothing()) {
        for (int j = 0; j < 80; j++) {
          assertThat(counts.shareWithin(end(j)))
              .as("seed %s, bucket %s of %s", seed + n, j, arrived)
              .isCloseTo(plain(arrived, j), within(2e-6));
        }
      }
    }
  }

  @Test
  void estimateGrowsWithTimeAndEndsAtOne() {
    long seed = RandomCases.printedSeed("LatenessCountsTest.grows");
    for (int n = 0; n < RandomCases.count(300); n++) {
      Random random = new Random(seed + n);
      LatenessCounts counts = counts(arrived(random, 500, 5 * DAY_SECONDS, 3600));
      double before = 0;
      for (long seconds = 1; seconds < 10 * DAY_SECONDS; seconds += 1 + seconds / 16) {
        double share = counts.shareWithin(seconds * Micros.PER_SECOND);
        assertThat(share).as("seed %s, %s s", seed + n, seconds).isBetween(before, 1.0);
        before = share;
      }
      assertThat(before).isEqualTo(1);
    }
  }

  @Test
  void estimateIsNeverAboveTheTruthByMoreThanChance() {
    long seed = RandomCases.printedSeed("LatenessCountsTest.truth");
    double hour = 3600;
    double[] seconds = {10, 60, 600, hour, 4 * hour, 12 * hour, DAY_SECONDS, 2 * DAY_SECONDS};
    for (double mean : new double[] {60, hour, 6 * hour}) {
      double[] sums = new double[seconds.length];
      int runs = RandomCases.count(40);
      for (int run = 0; run < runs; run++) {
        // Half of all events of the last six days, so that many are still to arrive.
        LatenessCounts counts =
            counts(arrived(new Random(seed + run), 4000, 6 * DAY_SECONDS, mean));
        for (int n = 0; n < seconds.length; n++) {
          double share = counts.shareWithin((long) (seconds[n] * Micros.PER_SECOND));
          assertThat(share)
              .as("seed %s, mean %s s, within %s s", seed + run, mean, seconds[n])
              .isLessThan(1 - Math.exp(-seconds[n] / mean) + 0.06);
          sums[n] += share;
        }
      }
      for (int n = 0; n < seconds.length; n++) {
        double truth = 1 - Math.exp(-seconds[n] / mean);
        assertThat(sums[n] / runs)
            .as("seed %s, mean %s s, within %s s", seed, mean, seconds[n])
            .isLessThan(truth + 0.05 / Math.sqrt(runs))
            .isGreaterThan(1 - Math.exp(-seconds[n] / 1.3 / mean) - 0.05 / Math.sqrt(runs) - 0.01);
      }
    }
  }

  @Test
  void shareThatHasArrivedByNowWouldBeTooGreat() {
    List<Revision> arrived = arrived(new Random(7), 20_000, 2 * DAY_SECONDS, 12 * 3600);
    double naive =
        arrived.stream().filter(one -> one.lateness < 6 * 3600).count() / (double) arrived.size();
    double truth = 1 - Math.exp(-0.5);

    assertThat(naive).isGreaterThan(truth + 0.05);
    assertThat(counts(arrived).shareWithin(6 * 3600 * Micros.PER_SECOND))
        .isLessThan(truth + 0.02)
        .isGreaterThan(truth - 0.12);
  }

  @Test
  void countsOfPartsAddUp() {
    List<Revision> arrived = arrived(new Random(3), 1000, 3 * DAY_SECONDS, 3600);

    assertThat(counts(arrived.subList(0, 400)).plus(counts(arrived.subList(400, arrived.size()))))
        .isEqualTo(counts(arrived));
    assertThat(counts(arrived).plus(LatenessCounts.NONE)).isEqualTo(counts(arrived));
  }

  @Test
  void timeIsRoundedDownToWholeBuckets() {
    List<Revision> revisions = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      revisions.add(new Revision(1000, n == 0 ? 9 : 0));
    }
    LatenessCounts counts = counts(revisions);

    assertThat(counts.shareWithin(-1)).isZero();
    assertThat(counts.shareWithin(999_999)).isZero();
    assertThat(counts.shareWithin(1_000_000)).isEqualTo(0.75);
    assertThat(counts.shareWithin(9_999_999)).isEqualTo(0.75);
    assertThat(counts.shareWithin(10_000_000)).isEqualTo(1);
  }

  @Test
  void oneOldRevisionWithAWrongClockHardlyMatters() {
    List<Revision> arrived = arrived(new Random(5), 100_000, 30 * DAY_SECONDS, 60);
    LatenessCounts before = counts(arrived);
    arrived.add(new Revision(10_000 * DAY_SECONDS, 9_000 * DAY_SECONDS));

    assertThat(before.shareWithin(3600 * Micros.PER_SECOND)).isEqualTo(1);
    assertThat(counts(arrived).shareWithin(3600 * Micros.PER_SECOND)).isBetween(0.999, 0.99999);
  }

  @Test
  void whatArrivedAfterTheCutOrHappenedAfterItIsLeftOut() {
    LatenessTally tally = new LatenessTally(CUT);
    tally.add(CUT + 1, CUT);
    tally.add(CUT - 10_000_000, CUT + 1);
    assertThat(tally.counts()).isEqualTo(LatenessCounts.NONE);
    assertThat(tally.counts().tellsNothing()).isTrue();

    tally.add(CUT - 10_000_000, CUT - 20_000_000);
    assertThat(tally.counts().shareWithin(1_000_000)).isEqualTo(1);
  }

  /** The product-limit estimate as its definition says, over the revisions themselves. */
  private static double plain(List<Revision> arrived, int within) {
    long ages = older(arrived, 0);
    int horizon = 0;
    for (int j = 0; j < 200; j++) {
      horizon = older(arrived, j) * 100 >= ages ? j : horizon;
    }
    int last = horizon;
    double share = 1;
    int from = Math.max(within, last);
    long later = arrived.stream().filter(one -> one.latenessBucket() > from).count();
    share -= (double) later / older(arrived, last);
    for (int j = within + 1; j <= last; j++) {
      int bucket = j;
      long late =
          arrived.stream()
              .filter(one -> one.latenessBucket() == bucket && one.ageBucket() > bucket)
              .count();
      long atRisk =
          arrived.stream()
              .filter(one -> one.latenessBucket() <= bucket && one.ageBucket() > bucket)
              .count();
      share *= atRisk == 0 ? 0 : 1 - (double) late / atRisk;
    }
    return share;
  }

  private static long older(List<Revision> arrived, int bucket) {
    return arrived.stream().filter(one -> one.ageBucket() > bucket).count();
  }

  /** Events over some time, those that have arrived by its end; lateness is exponential. */
  private static List<Revision> arrived(Random random, int events, double span, double mean) {
    DoubleUnaryOperator lateness = uniform -> -mean * Math.log(1 - uniform);
    List<Revision> arrived = new ArrayList<>();
    for (int n = 0; n < events; n++) {
      double age = random.nextDouble() * span;
      double late = lateness.applyAsDouble(random.nextDouble());
      if (late <= age) {
        arrived.add(new Revision(age, late));
      }
    }
    return arrived;
  }

  private static LatenessCounts counts(List<Revision> arrived) {
    LatenessTally tally = new LatenessTally(CUT);
    for (Revision one : arrived) {
      long eventTime = CUT - (long) (one.age * Micros.PER_SECOND);
      tally.add(eventTime, eventTime + (long) (one.lateness * Micros.PER_SECOND));
    }
    return tally.counts();
  }

  /** The shortest time that has all of a bucket. */
  private static long end(int bucket) {
    return (LatenessTally.SECONDS.last(bucket) + 1) * Micros.PER_SECOND;
  }
}
