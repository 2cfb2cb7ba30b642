/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.time.Micros;

/**
 * One sequence of the label that was answered last: slots of events in the declared order, and the
 * evidence. It is overwritten by the next answer.
 */
public final class AssembledSequence {
  private final SequenceShape shape;
  private final SlotTable table;
  private final RecentEvents recent;
  private final PendingEvents pending;
  private final EligibleCounter counter = new EligibleCounter();
  private long eligible;

  AssembledSequence(SequenceShape shape, SlotTable table) {
    this.shape = shape;
    this.table = table;
    this.recent = new RecentEvents(table, shape.maxLength());
    this.pending = new PendingEvents(table);
  }

  /** Number of events in the sequence. */
  public int length() {
    return recent.length();
  }

  /** Slot of the event at a position, counted from 0 in the declared order. */
  public int slot(int position) {
    return shape.order() == SequenceOrder.OLDEST_FIRST
        ? recent.slot(position)
        : recent.slot(length() - 1 - position);
  }

  /** Number of eligible events before the cut to max-length. */
  public long eligible() {
    return eligible;
  }

  /** Greatest event time in the sequence, UTC microseconds; the sequence must not be empty. */
  public long maxEventTimeMicros() {
    return recent.newestEventTimeMicros();
  }

  /** Least event time in the sequence, UTC microseconds; the sequence must not be empty. */
  public long minEventTimeMicros() {
    return recent.oldestEventTimeMicros();
  }

  /** Greatest arrival time in the sequence, UTC microseconds; it must not be empty. */
  public long maxArrivalTimeMicros() {
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < recent.length(); i++) {
      greatest = Math.max(greatest, table.arrival(recent.slot(i)));
    }
    return greatest;
  }

  void clear() {
    recent.clear();
    pending.clear();
    counter.clear();
    eligible = 0;
  }

  void offer(long activeFromMicros, long eventTimeMicros, byte[] tieKey, int slot) {
    counter.advanceTo(activeFromMicros);
    long due = shape.dueMicros(eventTimeMicros);
    if (due > activeFromMicros) {
      pending.add(due, eventTimeMicros, tieKey, slot);
    } else {
      admit(eventTimeMicros, tieKey, slot);
    }
  }

  void admit(long eventTimeMicros, byte[] tieKey, int slot) {
    counter.add(Math.min(table.until(slot), shape.outdatedMicros(eventTimeMicros)));
    recent.insert(eventTimeMicros, tieKey, slot);
  }

  void advanceTo(long labelTimeMicros) {
    pending.drainTo(this, labelTimeMicros);
    long oldest =
        shape.lookbackMicros() == Long.MAX_VALUE
            ? Long.MIN_VALUE
            : Micros.minus(labelTimeMicros, shape.lookbackMicros());
    recent.advanceTo(labelTimeMicros, oldest);
    counter.advanceTo(labelTimeMicros);
    eligible = counter.count();
  }
}
