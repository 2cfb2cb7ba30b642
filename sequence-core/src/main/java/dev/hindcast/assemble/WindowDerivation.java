/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.time.Micros;

/**
 * Counts or sums up the eligible events of {@code [e - within, e)} for every kept event {@code e}:
 * a window that moves once over the history.
 */
final class WindowDerivation implements Derivation {
  private static final int ONE_GROUP = 0;

  private final long withinMicros;
  private final int byLane;
  private final SlotFacts facts;
  private final EventTotals totals;

  WindowDerivation(DerivedShape shape, SlotFacts facts, EventTotals totals) {
    this.withinMicros = shape.withinMicros();
    this.byLane = shape.byLane();
    this.facts = facts;
    this.totals = totals;
  }

  @Override
  public void derive(LabelView view, DerivedValues values) {
    RecentEvents recent = view.recent();
    int from = recent.head();
    int to = from;
    for (int i = 0; i < view.length(); i++) {
      int place = view.place(i);
      long eventTime = recent.eventTimeMicros(place);
      long earliest =
          withinMicros == Long.MAX_VALUE ? Long.MIN_VALUE : Micros.minus(eventTime, withinMicros);
      while (from < to && recent.eventTimeMicros(from) < earliest) {
        count(view, from++, -1);
      }
      if (from == to) {
        from = recent.firstPlaceFrom(from, earliest);
        to = from;
      }
      while (recent.eventTimeMicros(to) < eventTime) {
        count(view, to++, 1);
      }
      int group = group(recent.slot(place));
      if (group == GroupLanes.NULL) {
        values.setNull(i);
      } else {
        totals.read(group, i, view, values);
      }
    }
    while (from < to) {
      count(view, from++, -1);
    }
  }

  private void count(LabelView view, int place, int times) {
    if (view.isEligible(place)) {
      int slot = view.recent().slot(place);
      int group = group(slot);
      if (group != GroupLanes.NULL) {
        totals.add(slot, group, times);
      }
    }
  }

  private int group(int slot) {
    return byLane == GroupLanes.NO_LANE ? ONE_GROUP : facts.group(byLane, slot);
  }
}
