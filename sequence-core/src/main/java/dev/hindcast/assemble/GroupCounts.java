/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/** A count for every group, 0 at first. */
final class GroupCounts {
  private int[] counts = new int[16];

  int of(int group) {
    return group < counts.length ? counts[group] : 0;
  }

  /** Adds to a count and returns what it is then. */
  int add(int group, int difference) {
    if (group >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * group);
    }
    return counts[group] += difference;
  }

  void clear() {
    Arrays.fill(counts, 0);
  }
}
