/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/**
 * The newest events of one sequence, in their order, and no more of them than can still be needed.
 *
 * <p>In a plain sequence an event may be let go once {@code maxLength} newer ones stand that are
 * superseded no earlier than it is: they stay eligible for as long as it would. That is done at
 * once for events that nothing supersedes, and for the others whenever room runs out. In the other
 * sequences it is done whenever room runs out, as far as {@link Retention} allows. A superseded
 * event leaves with the next label; so an event that was pushed back only by such ones comes into
 * view again.
 */
final class RecentEvents {
  /** So small that even short histories make what may go go, in tests too. */
  private static final int SMALLEST = 4;

  private final SlotTable table;
  private final Retention retention;
  private final boolean isPlain;
  private final int maxLength;

  private long[] eventTimes = new long[SMALLEST];
  private byte[][] tieKeys = new byte[SMALLEST][];
  private int[] slots = new int[SMALLEST];
  private int head;
  private int tail;
  private int lasting;
  private long nextEndMicros;

  RecentEvents(SlotTable table, Retention retention, int maxLength) {
    this.table = table;
    this.retention = retention;
    this.isPlain = retention.isPlain();
    this.maxLength = maxLength;
  }

  void clear() {
    Arrays.fill(tieKeys, head, tail, null);
    head = 0;
    tail = 0;
    lasting = 0;
    nextEndMicros = Long.MAX_VALUE;
    retention.clear();
  }

  /** Takes in an event, and holds its slot for as long as it may be needed. */
  void insert(long eventTimeMicros, byte[] tieKey, int slot) {
    boolean isLasting = table.until(slot) == Long.MAX_VALUE;
    if (isPlain && lasting >= maxLength && isBefore(eventTimeMicros, tieKey, head)) {
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
    retention.enter(slot);
    if (isLasting) {
      lasting++;
      if (isPlain) {
        letGo();
      }
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

  /** Place of the oldest event. */
  int head() {
    return head;
  }

  /** Place after the newest event. */
  int tail() {
    return tail;
  }

  /** Slot of the event at a place. */
  int slot(int place) {
    return slots[place];
  }

  /** Event time at a place. */
  long eventTimeMicros(int place) {
    return eventTimes[place];
  }

  /** First place, at or after another one, whose event time is not before a time. */
  int firstPlaceFrom(int place, long eventTimeMicros) {
    int low = place;
    int high = tail;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (eventTimes[middle] < eventTimeMicros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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

  private void letGoOfWhatMayGo() {
    retention.begin();
    int kept = tail;
    for (int i = tail - 1; i >= head; i--) {
      if (retention.mayGo(eventTimes[i], slots[i])) {
        table.release(slots[i]);
      } else {
        move(i, --kept);
      }
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
    if (tail - head > slots.length / 2 && !retention.keepsAll()) {
      letGoOfWhatMayGo();
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
