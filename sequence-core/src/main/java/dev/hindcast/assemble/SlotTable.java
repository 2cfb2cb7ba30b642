/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/** Hands out slots, counts who holds each of them, and keeps the keys that belong to a slot. */
final class SlotTable {
  private int used;
  private int free;
  private int[] freeSlots = new int[16];
  private int[] holders = new int[16];
  private long[] arrivals = new long[16];
  private long[] untils = new long[16];

  void clear() {
    used = 0;
    free = 0;
  }

  int take(long arrivalTimeMicros, long untilMicros) {
    int slot = free > 0 ? freeSlots[--free] : used++;
    if (slot == holders.length) {
      int capacity = slot * 2;
      freeSlots = Arrays.copyOf(freeSlots, capacity);
      holders = Arrays.copyOf(holders, capacity);
      arrivals = Arrays.copyOf(arrivals, capacity);
      untils = Arrays.copyOf(untils, capacity);
    }
    holders[slot] = 0;
    arrivals[slot] = arrivalTimeMicros;
    untils[slot] = untilMicros;
    return slot;
  }

  void hold(int slot) {
    holders[slot]++;
  }

  void release(int slot) {
    if (--holders[slot] == 0) {
      freeSlots[free++] = slot;
    }
  }

  /** Gives back a slot that nobody holds. */
  void giveBack(int slot) {
    freeSlots[free++] = slot;
  }

  boolean isHeld(int slot) {
    return holders[slot] > 0;
  }

  long arrival(int slot) {
    return arrivals[slot];
  }

  long until(int slot) {
    return untils[slot];
  }

  /** Slots that are in use. */
  int inUse() {
    return used - free;
  }
}
