/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/** Remembers a number for groups, and forgets all of them at once. */
final class GroupMarks {
  private int round;
  private int[] rounds = new int[16];
  private long[] numbers = new long[16];

  /** Forgets all marks. */
  void begin() {
    if (++round == Integer.MAX_VALUE) {
      Arrays.fill(rounds, 0);
      round = 1;
    }
  }

  boolean isMarked(int group) {
    return group < rounds.length && rounds[group] == round;
  }

  /** The number of a marked group. */
  long number(int group) {
    return numbers[group];
  }

  void mark(int group, long number) {
    if (group >= rounds.length) {
      rounds = Arrays.copyOf(rounds, 2 * group);
      numbers = Arrays.copyOf(numbers, 2 * group);
    }
    rounds[group] = round;
    numbers[group] = number;
  }
}
