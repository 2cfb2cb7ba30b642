/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/**
 * Counts the eligible events that a label excludes, also those that max-length has pushed out: some
 * bytes for every event within the lookback. The events of a group are chained, so that a label
 * looks at those of its own groups only.
 */
final class ExcludedCounter {
  private static final int END = -1;

  private final LabelExclusion exclusion;
  private final SlotFacts facts;
  private final int lanes;
  private final int[][] heads;
  private int size;
  private long[] ends = new long[16];
  private int[] groups;
  private int[] nexts;
  private long latestMicros;

  ExcludedCounter(LabelExclusion exclusion, SlotFacts facts) {
    this.exclusion = exclusion;
    this.facts = facts;
    this.lanes = exclusion.lanes();
    heads = new int[lanes][16];
    groups = new int[16 * lanes];
    nexts = new int[16 * lanes];
    clear();
  }

  void clear() {
    size = 0;
    latestMicros = Long.MIN_VALUE;
    for (int[] head : heads) {
      Arrays.fill(head, END);
    }
  }

  /** Takes an event that is eligible up to a label time. */
  void add(int slot, long endMicros) {
    if (lanes == 0) {
      return;
    }
    if (size == ends.length) {
      makeRoom();
    }
    boolean canMatch = false;
    for (int n = 0; n < lanes; n++) {
      int group = facts.group(exclusion.lane(n), slot);
      groups[size * lanes + n] = group;
      canMatch |= group != GroupLanes.NULL;
    }
    if (canMatch) {
      ends[size] = endMicros;
      chain(size++);
    }
  }

  /** Events that the label of that time excludes; no label may come that is earlier. */
  long count(long labelTimeMicros) {
    latestMicros = labelTimeMicros;
    long count = 0;
    for (int n = 0; n < lanes; n++) {
      int group = exclusion.group(n);
      if (group == GroupLanes.NULL || group >= heads[n].length) {
        continue;
      }
      for (int at = heads[n][group]; at != END; at = nexts[at * lanes + n]) {
        if (ends[at] > labelTimeMicros && !isCountedBefore(at, n)) {
          count++;
        }
      }
    }
    return count;
  }

  private boolean isCountedBefore(int at, int lane) {
    for (int n = 0; n < lane; n++) {
      int group = exclusion.group(n);
      if (group != GroupLanes.NULL && groups[at * lanes + n] == group) {
        return true;
      }
    }
    return false;
  }

  private void chain(int at) {
    for (int n = 0; n < lanes; n++) {
      int group = groups[at * lanes + n];
      if (group != GroupLanes.NULL) {
        if (group >= heads[n].length) {
          int before = heads[n].length;
          heads[n] = Arrays.copyOf(heads[n], 2 * group);
          Arrays.fill(heads[n], before, heads[n].length, END);
        }
        nexts[at * lanes + n] = heads[n][group];
        heads[n][group] = at;
      }
    }
  }

  private void makeRoom() {
    for (int[] head : heads) {
      Arrays.fill(head, END);
    }
    int all = size;
    size = 0;
    for (int at = 0; at < all; at++) {
      if (ends[at] > latestMicros) {
        ends[size] = ends[at];
        System.arraycopy(groups, at * lanes, groups, size * lanes, lanes);
        chain(size++);
      }
    }
    if (size > ends.length / 2) {
      int capacity = ends.length * 2;
      ends = Arrays.copyOf(ends, capacity);
      groups = Arrays.copyOf(groups, capacity * lanes);
      nexts = Arrays.copyOf(nexts, capacity * lanes);
    }
  }
}
