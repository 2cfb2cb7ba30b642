/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/**
 * Counts eligible events exactly, also those that max-length has pushed out: 8 bytes for every
 * counted event that will one day stop to be eligible, nothing for the others.
 */
final class EligibleCounter {
  private long lasting;
  private int size;
  private long[] ends = new long[16];

  void clear() {
    lasting = 0;
    size = 0;
  }

  /** Counts an event up to the label time at which it is eligible no more. */
  void add(long endMicros) {
    if (endMicros == Long.MAX_VALUE) {
      lasting++;
      return;
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (ends[parent] <= endMicros) {
        break;
      }
      ends[at] = ends[parent];
      at = parent;
    }
    ends[at] = endMicros;
  }

  /** Events that are eligible at a label time; label times never decrease. */
  long at(long labelTimeMicros) {
    while (size > 0 && ends[0] <= labelTimeMicros) {
      removeLeast();
    }
    return lasting + size;
  }

  private void removeLeast() {
    long moving = ends[--size];
    int at = 0;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        break;
      }
      if (child + 1 < size && ends[child + 1] < ends[child]) {
        child++;
      }
      if (ends[child] >= moving) {
        break;
      }
      ends[at] = ends[child];
      at = child;
    }
    ends[at] = moving;
  }
}
