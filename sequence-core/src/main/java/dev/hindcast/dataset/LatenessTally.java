/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.time.Micros;
import java.util.Arrays;

/**
 * Counts revisions of one source by their age at a cut and by how late they arrived, in quarters of
 * a power of two. What arrived after the cut is not there to be counted, so a young revision that
 * was counted arrived soon: {@link LatenessCounts} allows for it.
 */
public final class LatenessTally {
  /** Seconds by quarters of a power of two. */
  static final LogBuckets SECONDS = new LogBuckets(2);

  private static final int SIZE =
      SECONDS.of((Micros.SANE_TO - Micros.SANE_FROM) / Micros.PER_SECOND) + 1;

  private final long cutMicros;
  private final long[] counts = new long[SIZE * SIZE];

  /** Counts arrivals up to a cut, inclusive. */
  public LatenessTally(long cutMicros) {
    this.cutMicros = cutMicros;
  }

  /**
   * Counts a revision. One that arrived before its event counts as on time; one that arrived or
   * happened after the cut is left out.
   */
  public void add(long eventTimeMicros, long arrivalTimeMicros) {
    long age = cutMicros - eventTimeMicros;
    if (age >= 0 && arrivalTimeMicros <= cutMicros) {
      long late = Math.max(0, arrivalTimeMicros - eventTimeMicros);
      counts[bucket(age) * SIZE + bucket(late)]++;
    }
  }

  /** What an estimate needs. */
  public LatenessCounts counts() {
    long[] old = new long[SIZE];
    long[] seen = new long[SIZE];
    long[] late = new long[SIZE];
    long[] older = new long[SIZE];
    for (int bucket = SIZE - 1; bucket >= 0; bucket--) {
      old[bucket] = Arrays.stream(older).sum();
      seen[bucket] = Arrays.stream(older, 0, bucket + 1).sum();
      late[bucket] = older[bucket];
      for (int lateness = 0; lateness < SIZE; lateness++) {
        older[lateness] += counts[bucket * SIZE + lateness];
      }
    }
    return LatenessCounts.of(old, seen, late);
  }

  private static int bucket(long micros) {
    return SECONDS.of(micros / Micros.PER_SECOND);
  }
}
