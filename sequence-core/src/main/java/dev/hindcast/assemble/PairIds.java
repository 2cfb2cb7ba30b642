/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/** Numbers pairs of groups of one user, from 0 in the order in which they first come. */
final class PairIds {
  private static final int FREE = -1;

  private int size;
  private int[] table = new int[32];
  private long[] pairs = new long[16];

  PairIds() {
    Arrays.fill(table, FREE);
  }

  void clear() {
    if (size > 0) {
      Arrays.fill(table, FREE);
      size = 0;
    }
  }

  /** Number of a pair; that of a pair with a null is null. */
  int of(int first, int second) {
    if (first == GroupLanes.NULL || second == GroupLanes.NULL) {
      return GroupLanes.NULL;
    }
    long pair = ((long) first << 32) | second;
    int place = placeOf(pair);
    if (table[place] != FREE) {
      return table[place];
    }
    if (size == pairs.length) {
      grow();
      place = placeOf(pair);
    }
    pairs[size] = pair;
    table[place] = size;
    return size++;
  }

  private int placeOf(long pair) {
    long hash = pair * 0x9E3779B97F4A7C15L;
    int place = (int) (hash ^ (hash >>> 32)) & (table.length - 1);
    while (table[place] != FREE && pairs[table[place]] != pair) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private void grow() {
    pairs = Arrays.copyOf(pairs, size * 2);
    table = new int[size * 4];
    Arrays.fill(table, FREE);
    for (int id = 0; id < size; id++) {
      table[placeOf(pairs[id])] = id;
    }
  }
}
