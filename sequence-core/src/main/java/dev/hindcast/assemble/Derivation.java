/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.DurationUnit;

/** Computes one derived attribute of every kept event of a label. */
interface Derivation {
  void derive(LabelView view, DerivedValues values);

  static Derivation of(String sequence, DerivedShape shape, SlotFacts facts) {
    DerivedAttribute attribute = shape.attribute();
    if (attribute instanceof DerivedAttribute.TimeBeforeLabel before) {
      return (view, values) -> timeBeforeLabel(before.unit(), view, values);
    }
    if (attribute instanceof DerivedAttribute.TimeSincePrevious since) {
      return (view, values) -> timeSincePrevious(since.unit(), view, values);
    }
    if (attribute instanceof DerivedAttribute.Position) {
      return Derivation::position;
    }
    if (attribute instanceof DerivedAttribute.Session session) {
      return (view, values) -> session(session.idleMicros(), view, values);
    }
    return new WindowDerivation(shape, facts, EventTotals.of(sequence, shape, facts));
  }

  private static void timeBeforeLabel(DurationUnit unit, LabelView view, DerivedValues values) {
    for (int i = 0; i < view.length(); i++) {
      long eventTime = view.recent().eventTimeMicros(view.place(i));
      values.set(i, (view.labelTimeMicros() - eventTime) / unit.micros());
    }
  }

  private static void timeSincePrevious(DurationUnit unit, LabelView view, DerivedValues values) {
    RecentEvents recent = view.recent();
    for (int i = 0; i < view.length(); i++) {
      int place = view.place(i);
      int previous = place - 1;
      while (previous >= recent.head() && !view.isEligible(previous)) {
        previous--;
      }
      if (previous < recent.head()) {
        values.setNull(i);
      } else {
        long since = recent.eventTimeMicros(place) - recent.eventTimeMicros(previous);
        values.set(i, since / unit.micros());
      }
    }
  }

  private static void position(LabelView view, DerivedValues values) {
    for (int i = 0; i < view.length(); i++) {
      values.set(i, view.olderEligible(i) + 1);
    }
  }

  private static void session(long idleMicros, LabelView view, DerivedValues values) {
    RecentEvents recent = view.recent();
    long session = 0;
    long previousMicros = 0;
    int place = recent.head();
    for (int i = 0; i < view.length(); i++) {
      for (; place <= view.place(i); place++) {
        if (view.isEligible(place)) {
          long eventTime = recent.eventTimeMicros(place);
          if (session == 0 || eventTime - previousMicros >= idleMicros) {
            session++;
          }
          previousMicros = eventTime;
        }
      }
      values.set(i, session);
    }
  }
}
