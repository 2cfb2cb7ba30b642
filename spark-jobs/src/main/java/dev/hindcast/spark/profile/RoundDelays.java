/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import dev.hindcast.time.Micros;
import java.util.Arrays;

/** The round durations that a delay is chosen from, and that lateness is counted by. */
final class RoundDelays {
  private static final long SECOND = Micros.PER_SECOND;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = Micros.PER_DAY;

  private static final long[] MICROS = {
    0,
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    3 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    60 * DAY,
    90 * DAY,
    180 * DAY,
    365 * DAY
  };

  private RoundDelays() {}

  /** How many there are; {@link #place} may also give this number, for what is longer than all. */
  static int count() {
    return MICROS.length;
  }

  /** The n-th, ascending from 0. */
  static long micros(int n) {
    return MICROS[n];
  }

  /** Place of the shortest one that is at least as long. */
  static int place(long micros) {
    int found = Arrays.binarySearch(MICROS, micros);
    return found >= 0 ? found : -found - 1;
  }
}
