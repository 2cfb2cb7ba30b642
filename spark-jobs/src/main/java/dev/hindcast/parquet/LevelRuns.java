/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Arrays;

/**
 * Levels of the triplets of one page, as runs in the order in which they come. They are encoded
 * when the page is written: a row goes to any of many open files, and touches little memory there.
 */
final class LevelRuns {
  private static final int SMALLEST = 64;
  private static final int LEVEL_BITS = 8;
  private static final int LEVEL = (1 << LEVEL_BITS) - 1;

  private final int bitWidth;
  private final RowGroupUse memory;

  /** Times in the upper bits, level in the lower ones. */
  private long[] runs = {};

  private int size;

  LevelRuns(int bitWidth, RowGroupUse memory) {
    this.bitWidth = bitWidth;
    this.memory = memory;
  }

  /** Adds a level, at most 255, that stands this many times, at least 0. */
  void add(int level, int times) {
    if (size > 0 && (runs[size - 1] & LEVEL) == level) {
      runs[size - 1] += (long) times << LEVEL_BITS;
    } else if (times > 0) {
      if (size == runs.length) {
        grow();
      }
      runs[size++] = (long) times << LEVEL_BITS | level;
    }
  }

  PageBytes encode() {
    HybridRuns encoded = new HybridRuns(bitWidth);
    for (int i = 0; i < size; i++) {
      encoded.add((int) runs[i] & LEVEL, runs[i] >>> LEVEL_BITS);
    }
    return encoded.finish();
  }

  void clear() {
    size = 0;
  }

  private void grow() {
    int capacity = Math.max(SMALLEST, 2 * size);
    memory.add((capacity - size) * 8L);
    runs = Arrays.copyOf(runs, capacity);
  }
}
