/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.time.Micros;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How late the revisions of a source arrived, in counts that add up. Place {@code j} of each list
 * is about one bucket of seconds: the first four are 0, 1, 2 and 3 s, and from there on each power
 * of two has four of equal width. Zeros at the end are left out.
 *
 * <p>Only revisions older than a bucket tell what share arrives within it, and of those all that
 * arrived within it are counted. So {@code late / seen} of a bucket estimates what share of the
 * revisions that arrive by its end arrive in it, though later ones are yet to come; the product of
 * such shares is the estimate of Lagakos, Barraj and De Gruttola (1988), a chain ladder.
 *
 * @param old revisions that were older than the bucket at the cut
 * @param seen those of them that arrived within the bucket or sooner
 * @param late those of them that arrived within the bucket
 * @param unknownFields what a later version of the project wrote; lost when counts are added up
 */
public record LatenessCounts(
    List<Long> old,
    List<Long> seen,
    List<Long> late,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields)
    implements Serializable {
  /** Nothing was counted. */
  public static final LatenessCounts NONE = of(new long[0], new long[0], new long[0]);

  /** Buckets that so small a part of the old revisions is older than tell nothing of their own. */
  private static final int LEAST_PART = 100;

  private static final double STEPS = 1e6;

  public LatenessCounts {
    old = withoutZeros(old);
    seen = withoutZeros(seen);
    late = withoutZeros(late);
    for (int j = 0; j < Math.max(old.size(), Math.max(seen.size(), late.size())); j++) {
      long older = at(old, j);
      long ofSeen = at(seen, j);
      Checks.require(
          at(late, j) >= 0 && at(late, j) <= ofSeen && ofSeen <= older,
          "late, seen and old revisions of bucket "
              + (j + " must ascend: " + at(late, j) + ", " + ofSeen + ", " + older));
      Checks.require(
          j == 0 || older <= at(old, j - 1),
          "revisions older than bucket " + j + " must be among those of the bucket before");
    }
    unknownFields = Checks.unknown(unknownFields);
  }

  static LatenessCounts of(long[] old, long[] seen, long[] late) {
    return new LatenessCounts(boxed(old), boxed(seen), boxed(late), Map.of());
  }

  /** Counts of both sets of revisions together, whatever their cuts were. */
  public LatenessCounts plus(LatenessCounts other) {
    return new LatenessCounts(
        sum(old, other.old), sum(seen, other.seen), sum(late, other.late), Map.of());
  }

  /** Whether nothing can be told: no revision was old enough. */
  public boolean tellsNothing() {
    return old.isEmpty();
  }

  /**
   * The estimated share of revisions that arrive within a time after their event, rounded down: to
   * whole buckets, and to a millionth. 0 for less than no time; grows with the time. Lateness
   * beyond the age of the oldest revisions that were counted is not seen.
   */
  public double shareWithin(long micros) {
    Checks.require(!tellsNothing(), "no revision was counted");
    int within = lastWithin(micros);
    if (within < 0) {
      return 0;
    }
    int horizon = horizon();
    int from = Math.max(within, horizon);
    double share = 1 - (double) (at(old, from) - at(seen, from)) / at(old, horizon);
    for (int j = within + 1; j <= horizon; j++) {
      share *= at(seen, j) == 0 ? 0 : 1 - (double) at(late, j) / at(seen, j);
    }
    return Math.floor(share * STEPS) / STEPS;
  }

  /** The last bucket that enough revisions are older than. */
  private int horizon() {
    int horizon = old.size() - 1;
    while (horizon > 0 && old.get(horizon) < (old.get(0) + LEAST_PART - 1) / LEAST_PART) {
      horizon--;
    }
    return horizon;
  }

  /** The last bucket all of which is within a time; -1 if none is. */
  private static int lastWithin(long micros) {
    long seconds = micros / Micros.PER_SECOND;
    if (seconds < 1) {
      return -1;
    }
    int bucket = LatenessTally.SECONDS.of(seconds);
    return LatenessTally.SECONDS.last(bucket) < seconds ? bucket : bucket - 1;
  }

  private static long at(List<Long> counts, int bucket) {
    return bucket < counts.size() ? counts.get(bucket) : 0;
  }

  private static List<Long> sum(List<Long> a, List<Long> b) {
    List<Long> sum = new ArrayList<>();
    for (int j = 0; j < Math.max(a.size(), b.size()); j++) {
      sum.add(Math.addExact(at(a, j), at(b, j)));
    }
    return sum;
  }

  private static List<Long> boxed(long[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }

  private static List<Long> withoutZeros(List<Long> counts) {
    int size = counts.size();
    while (size > 0 && counts.get(size - 1) == 0) {
      size--;
    }
    return List.copyOf(counts.subList(0, size));
  }
}
