/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Events of one sequence that are visible but not yet older than its gap. */
final class PendingEvents {
  private record Pending(long dueMicros, long eventTimeMicros, byte[] tieKey, int slot) {}

  private final SlotTable table;
  private final PriorityQueue<Pending> events =
      new PriorityQueue<>(Comparator.comparingLong(Pending::dueMicros));

  PendingEvents(SlotTable table) {
    this.table = table;
  }

  void clear() {
    events.clear();
  }

  void add(long dueMicros, long eventTimeMicros, byte[] tieKey, int slot) {
    table.hold(slot);
    events.add(new Pending(dueMicros, eventTimeMicros, tieKey, slot));
  }

  /** Passes on every event that is due at a label time. */
  void drainTo(AssembledSequence sequence, long labelTimeMicros) {
    while (!events.isEmpty() && events.peek().dueMicros() <= labelTimeMicros) {
      Pending pending = events.remove();
      sequence.admit(pending.eventTimeMicros(), pending.tieKey(), pending.slot());
      table.release(pending.slot());
    }
  }
}
