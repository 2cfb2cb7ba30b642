/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import dev.hindcast.dataset.LogBuckets;
import java.io.Serializable;

/**
 * How late events of one source arrived: counts that can be added up in any order. Counts by round
 * duration and the maximum are exact; a quantile is the upper end of a bucket that is no wider than
 * 1/128 of its value, so it is never too small and at most 0.8 % too great.
 */
final class Lateness implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final LogBuckets MICROS = new LogBuckets(7);

  private final long[] byRoundDelay = new long[RoundDelays.count() + 1];
  private final long[] fine = new long[MICROS.count()];
  private long events;
  private long later;
  private long max = Long.MIN_VALUE;

  /** Counts an event by how long after its event time it arrived; negative if before. */
  void add(long latenessMicros, long declaredDelayMicros) {
    events++;
    later += latenessMicros > declaredDelayMicros ? 1 : 0;
    max = Math.max(max, latenessMicros);
    byRoundDelay[RoundDelays.place(Math.max(0, latenessMicros))]++;
    fine[MICROS.of(Math.max(0, latenessMicros))]++;
  }

  void add(Lateness other) {
    events += other.events;
    later += other.later;
    max = Math.max(max, other.max);
    for (int n = 0; n < byRoundDelay.length; n++) {
      byRoundDelay[n] += other.byRoundDelay[n];
    }
    for (int n = 0; n < fine.length; n++) {
      fine[n] += other.fine[n];
    }
  }

  long events() {
    return events;
  }

  /** Events that arrived later than the declared delay. */
  long later() {
    return later;
  }

  /** The greatest lateness; there must be events. */
  long max() {
    return max;
  }

  /** Events that are later than the round duration before the n-th and at most as late as it. */
  long atRoundDelay(int n) {
    return byRoundDelay[n];
  }

  /** The lateness that a share of the events does not exceed, in microseconds. */
  long quantile(double share) {
    long wanted = (long) Math.ceil(share * events);
    long seen = 0;
    for (int n = 0; n < fine.length; n++) {
      seen += fine[n];
      if (seen >= wanted && seen > 0) {
        return Math.min(MICROS.last(n), Math.max(0, max));
      }
    }
    return Math.max(0, max);
  }

  /** Place of the shortest round duration that covers a share; their number if none does. */
  int roundDelayFor(double share) {
    long wanted = (long) Math.ceil(share * events);
    long seen = 0;
    for (int n = 0; n < RoundDelays.count(); n++) {
      seen += byRoundDelay[n];
      if (seen >= wanted) {
        return n;
      }
    }
    return RoundDelays.count();
  }
}
