/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.DerivedAttribute;

/** What is known of the events of a window, group by group. Windows are left as they are found. */
interface EventTotals {
  /** Takes an event in (1) or out again (-1). */
  void add(int slot, int group, int times);

  /** Writes the total of a group as the i-th value. */
  void read(int group, int i, LabelView view, DerivedValues values);

  static EventTotals of(String sequence, DerivedShape shape, SlotFacts facts) {
    if (shape.attribute() instanceof DerivedAttribute.Count) {
      return new EventCounts();
    }
    if (shape.attribute() instanceof DerivedAttribute.DistinctCount) {
      return new DistinctCounts(shape, facts);
    }
    return shape.kind().orElseThrow() == AmountKind.DOUBLE
        ? new DoubleSums(shape.ofLane(), facts)
        : new WholeSums(sequence, shape, facts);
  }

  /** Numbers of events. */
  final class EventCounts implements EventTotals {
    private final GroupCounts counts = new GroupCounts();

    @Override
    public void add(int slot, int group, int times) {
      counts.add(group, times);
    }

    @Override
    public void read(int group, int i, LabelView view, DerivedValues values) {
      values.set(i, counts.of(group));
    }
  }

  /** Numbers of different values. */
  final class DistinctCounts implements EventTotals {
    private final SlotFacts facts;
    private final int lane;
    private final GroupCounts events = new GroupCounts();
    private final GroupCounts values = new GroupCounts();

    DistinctCounts(DerivedShape shape, SlotFacts facts) {
      this.facts = facts;
      this.lane =
          shape.byLane() == GroupLanes.NO_LANE
              ? shape.ofLane()
              : facts.pairLane(shape.byLane(), shape.ofLane());
    }

    @Override
    public void add(int slot, int group, int times) {
      int value = facts.group(lane, slot);
      if (value != GroupLanes.NULL) {
        int now = events.add(value, times);
        if (now == (times > 0 ? 1 : 0)) {
          values.add(group, times);
        }
      }
    }

    @Override
    public void read(int group, int i, LabelView view, DerivedValues values) {
      values.set(i, this.values.of(group));
    }
  }
}
