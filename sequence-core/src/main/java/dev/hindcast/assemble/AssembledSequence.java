/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One sequence of the label that was answered last: slots of events in the declared order, derived
 * attributes, and the evidence. It is overwritten by the next answer.
 */
public final class AssembledSequence {
  private record Derived(String name, Derivation derivation, DerivedValues values) {}

  private final SequenceShape shape;
  private final SlotTable table;
  private final RecentEvents recent;
  private final PendingEvents pending;
  private final EligibleCounter counter = new EligibleCounter();
  private final LabelExclusion exclusion;
  private final ExcludedCounter excluded;
  private final SelectedEvents selected;
  private final LabelView view;
  private final List<Derived> derived = new ArrayList<>();
  private long eligible;

  AssembledSequence(
      int number,
      SequenceShape shape,
      SlotTable table,
      SlotFacts facts,
      Optional<SelectionTrace> trace) {
    this.shape = shape;
    this.table = table;
    Retention retention = new Retention(shape, table, facts, trace.isPresent());
    recent = new RecentEvents(table, retention, shape.maxLength());
    pending = new PendingEvents(table);
    exclusion = new LabelExclusion(shape.selection(), facts);
    excluded = new ExcludedCounter(exclusion, facts);
    selected = new SelectedEvents(number, shape, recent, facts, exclusion, trace);
    view = new LabelView(recent, exclusion, selected);
    for (DerivedShape of : shape.derived()) {
      Derivation derivation = Derivation.of(shape.name(), of, facts);
      derived.add(new Derived(of.name(), derivation, new DerivedValues(shape.order())));
    }
  }

  /** Number of events in the sequence. */
  public int length() {
    return selected.length();
  }

  /** Slot of the event at a position, counted from 0 in the declared order. */
  public int slot(int position) {
    return recent.slot(
        selected.place(
            shape.order() == SequenceOrder.OLDEST_FIRST ? length() - 1 - position : position));
  }

  /** Number of eligible events before anything is reduced or cut: those not excluded. */
  public long eligible() {
    return eligible;
  }

  /** Greatest event time in the sequence, UTC microseconds; the sequence must not be empty. */
  public long maxEventTimeMicros() {
    return recent.eventTimeMicros(selected.place(0));
  }

  /** Least event time in the sequence, UTC microseconds; the sequence must not be empty. */
  public long minEventTimeMicros() {
    return recent.eventTimeMicros(selected.place(length() - 1));
  }

  /** Greatest arrival time in the sequence, UTC microseconds; it must not be empty. */
  public long maxArrivalTimeMicros() {
    long greatest = Long.MIN_VALUE;
    for (int i = 0; i < length(); i++) {
      greatest = Math.max(greatest, table.arrival(recent.slot(selected.place(i))));
    }
    return greatest;
  }

  /**
   * A derived attribute of this sequence, other than an SQL expression. The column is the same
   * object for every label and user, so it may be asked for once.
   */
  public DerivedColumn derived(String name) {
    return derived.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sequence " + shape.name() + " derives no " + name + " from the history"))
        .values();
  }

  void clear() {
    recent.clear();
    pending.clear();
    counter.clear();
    excluded.clear();
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
    long end = Math.min(table.until(slot), shape.outdatedMicros(eventTimeMicros));
    counter.add(end);
    excluded.add(slot, end);
    recent.insert(eventTimeMicros, tieKey, slot);
  }

  void advanceTo(long labelTimeMicros, LabelGroups label) {
    pending.drainTo(this, labelTimeMicros);
    long oldest =
        shape.lookbackMicros() == Long.MAX_VALUE
            ? Long.MIN_VALUE
            : Micros.minus(labelTimeMicros, shape.lookbackMicros());
    recent.advanceTo(labelTimeMicros, oldest);
    counter.advanceTo(labelTimeMicros);
    exclusion.moveTo(label);
    eligible = counter.count() - excluded.count(labelTimeMicros);
    selected.select();
    view.moveTo(labelTimeMicros, eligible);
    for (Derived column : derived) {
      column.values().begin(selected.length());
      column.derivation().derive(view, column.values());
    }
  }
}
