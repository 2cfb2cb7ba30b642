/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/**
 * The newest events of one sequence, in their order, and no more of them than can still be needed.
 *
 * <p>An event may be let go once {@code maxLength} newer ones stand that are superseded no earlier
 * than it is: they stay eligible for as long as it would. That is done at once for events that
 * nothing supersedes, and for the others whenever room runs out. A superseded event leaves with the
 * next label; so an event that was pushed back only by such ones comes into view again.
 */
final class RecentEvents {
  private final SlotTable table;
  private final int maxLength;

  private long[] eventTimes = new long[32];
  private byte[][] tieKeys = new byte[32][];
  private int[] slots = new int[32];
  private int head;
  private int tail;
  private final LeastFirst newerEnds = new LeastFirst();
  private int lasting;
  private long nextEndMicros;

  RecentEvents(SlotTable table, int maxLength) {
    this.table = table;
    this.maxLength = maxLength;
  }

  void clear() {
    Arrays.fill(tieKeys, head, tail, null);
    head = 0;
    tail = 0;
    lasting = 0;
    nextEndMicros = Long.MAX_VALUE;
  }

  /** Takes in an event, and holds its slot for as long as it may be needed. */
  void insert(long eventTimeMicros, byte[] tieKey, int slot) {
    boolean isLasting = table.until(slot) == Long.MAX_VALUE;
    if (lasting >= maxLength && isBefore(eventTimeMicros, tieKey, head)) {
      return;
    }
    makeRoom();
    int at = place(eventTimeMicros, tieKey);
    System.arraycopy(eventTimes, at, eventTimes, at + 1, tail - at);
    System.arraycopy(tieKeys, at, tieKeys, at + 1, tail - at);
    System.arraycopy(slots, at, slots, at + 1, tail - at);
    tail++;
    eventTimes[at] = eventTimeMicros;
    tieKeys[at] = tieKey;
    slots[at] = slot;
    table.hold(slot);
    if (isLasting) {
      lasting++;
      letGo();
    } else {
      nextEndMicros = Math.min(nextEndMicros, table.until(slot));
    }
  }

  /** Lets go of events before the lookback and of superseded ones. */
  void advanceTo(long labelTimeMicros, long oldestEventTimeMicros) {
    while (head < tail && eventTimes[head] < oldestEventTimeMicros) {
      removeHead();
    }
    if (nextEndMicros <= labelTimeMicros) {
      removeSuperseded(labelTimeMicros);
    }
  }

  int length() {
    return Math.min(maxLength, tail - head);
  }

  /** Slot of the i-th event of the sequence, oldest first. */
  int slot(int i) {
    return slots[tail - length() + i];
  }

  /** Event time of the newest event; there must be one. */
  long newestEventTimeMicros() {
    return eventTimes[tail - 1];
  }

  /** Event time of the oldest event of the sequence; there must be one. */
  long oldestEventTimeMicros() {
    return eventTimes[tail - length()];
  }

  private void letGo() {
    while (lasting > maxLength || (lasting == maxLength && !isLasting(head))) {
      removeHead();
    }
  }

  private void removeHead() {
    if (isLasting(head)) {
      lasting--;
    }
    table.release(slots[head]);
    tieKeys[head] = null;
    head++;
  }

  private void removeSuperseded(long labelTimeMicros) {
    nextEndMicros = Long.MAX_VALUE;
    int kept = head;
    for (int i = head; i < tail; i++) {
      long until = table.until(slots[i]);
      if (until <= labelTimeMicros) {
        table.release(slots[i]);
      } else {
        nextEndMicros = Math.min(nextEndMicros, until);
        move(i, kept++);
      }
    }
    Arrays.fill(tieKeys, kept, tail, null);
    tail = kept;
  }

  /** Keeps an event only if fewer than max-length newer ones are superseded as late as it. */
  private void letGoOfOutlived() {
    newerEnds.clear();
    int kept = tail;
    for (int i = tail - 1; i >= head; i--) {
      long until = table.until(slots[i]);
      if (newerEnds.size() == maxLength) {
        if (newerEnds.least() >= until) {
          table.release(slots[i]);
          continue;
        }
        newerEnds.removeLeast();
      }
      newerEnds.add(until);
      move(i, --kept);
    }
    Arrays.fill(tieKeys, head, kept, null);
    head = kept;
  }

  private void move(int from, int to) {
    eventTimes[to] = eventTimes[from];
    tieKeys[to] = tieKeys[from];
    slots[to] = slots[from];
  }

  /** Where an event belongs: after those that come before it. */
  private int place(long eventTimeMicros, byte[] tieKey) {
    int low = head;
    int high = tail;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBefore(eventTimeMicros, tieKey, middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private boolean isLasting(int at) {
    return table.until(slots[at]) == Long.MAX_VALUE;
  }

  private boolean isBefore(long eventTimeMicros, byte[] tieKey, int at) {
    return eventTimeMicros != eventTimes[at]
        ? eventTimeMicros < eventTimes[at]
        : Arrays.compareUnsigned(tieKey, tieKeys[at]) < 0;
  }

  private void makeRoom() {
    if (tail < slots.length) {
      return;
    }
    if (tail - head > slots.length / 2) {
      letGoOfOutlived();
    }
    int size = tail - head;
    int capacity = size > slots.length / 2 ? slots.length * 2 : slots.length;
    long[] movedTimes = new long[capacity];
    byte[][] movedKeys = new byte[capacity][];
    int[] movedSlots = new int[capacity];
    System.arraycopy(eventTimes, head, movedTimes, 0, size);
    System.arraycopy(tieKeys, head, movedKeys, 0, size);
    System.arraycopy(slots, head, movedSlots, 0, size);
    eventTimes = movedTimes;
    tieKeys = movedKeys;
    slots = movedSlots;
    head = 0;
    tail = size;
  }
}
