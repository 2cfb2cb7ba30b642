/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.util.Arrays;

/**
 * Event times of one sequence of one row, in the order of the file, with what they are seen from.
 */
final class EventTimes {
  private long[] times = new long[64];
  private int length;
  private long labelTime;
  private long knownMicros;
  private long eligible;

  void begin(long ofLabel, long known, long eligibleEvents) {
    length = 0;
    labelTime = ofLabel;
    knownMicros = known;
    eligible = eligibleEvents;
  }

  void add(long time) {
    if (length == times.length) {
      times = Arrays.copyOf(times, length * 2);
    }
    times[length++] = time;
  }

  int length() {
    return length;
  }

  long at(int position) {
    return times[position];
  }

  long labelTime() {
    return labelTime;
  }

  long knownMicros() {
    return knownMicros;
  }

  long eligible() {
    return eligible;
  }
}
