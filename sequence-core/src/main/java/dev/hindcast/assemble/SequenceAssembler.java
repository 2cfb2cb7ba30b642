/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Optional;

/**
 * Sweeps once over one user's events and labels and answers each label with its sequences.
 *
 * <p>An event is offered once for every span in which one of its reports is current (see {@link
 * Visibility}). Offers and labels come in the order of {@link #activeFromMicros} and of label time;
 * at equal times offers come first. That order is checked. The assembler knows keys, groups and
 * amounts only: whoever calls keeps the payload of an event under the slot that {@link #offer}
 * returned. A slot may be handed out again after the next offer.
 *
 * <p>Memory of a plain sequence is bounded by max-length and by the events that may still be
 * superseded, not by history, but for 8 bytes per event within a finite lookback. Exclusions add
 * the size of the largest event, request and session group, and up to 32 bytes per event within the
 * lookback. One of distinct-by, collapse-repeats and quota, and derived attributes of a finite
 * {@code within}, add what they may still need: the newest event of each value, repeats until there
 * are max-length runs, the longest {@code within} before the oldest event. With several of these
 * three, with session, and with a {@code within} that is the whole history, every event within the
 * lookback is held; so it is where a {@link SelectionTrace} is given.
 *
 * <p>All times are UTC microseconds. One instance serves many users, one after the other, on one
 * thread.
 */
public final class SequenceAssembler {
  /** Returned for an event that no further label can see. */
  public static final int NO_SLOT = -1;

  /** Most sequences of one pass; an event says in a 64-bit mask which of them it may enter. */
  public static final int MAX_SEQUENCES = 64;

  private static final EventFacts NO_FACTS =
      new EventFacts(new GroupLanes(List.of()), AmountLanes.NONE);

  private final SlotTable table = new SlotTable();
  private final SlotFacts facts;
  private final AssembledSequence[] sequences;
  private final long leastGapMicros;
  private long lastActiveFromMicros;
  private long lastLabelTimeMicros;

  /** For sequences without selections and without derived attributes. */
  public SequenceAssembler(List<SequenceShape> shapes) {
    this(shapes, new GroupLanes(List.of()), AmountLanes.NONE, Optional.empty());
  }

  /**
   * For sequences over lanes, see {@link SequenceShape#allOf}.
   *
   * @param trace is told what becomes of each event; the assembler then holds all of them
   */
  public SequenceAssembler(
      List<SequenceShape> shapes,
      GroupLanes groups,
      AmountLanes amounts,
      Optional<SelectionTrace> trace) {
    if (shapes.isEmpty() || shapes.size() > MAX_SEQUENCES) {
      throw new IllegalArgumentException(
          "one pass assembles 1 to " + MAX_SEQUENCES + " sequences, not " + shapes.size());
    }
    facts = new SlotFacts(groups.size(), amounts.size());
    sequences = new AssembledSequence[shapes.size()];
    for (int s = 0; s < sequences.length; s++) {
      sequences[s] = new AssembledSequence(s, shapes.get(s), table, facts, trace);
    }
    leastGapMicros = shapes.stream().mapToLong(SequenceShape::gapMicros).min().orElseThrow();
    beginUser();
  }

  /** Forgets the user before. */
  public void beginUser() {
    table.clear();
    facts.clear();
    for (AssembledSequence sequence : sequences) {
      sequence.clear();
    }
    lastActiveFromMicros = Long.MIN_VALUE;
    lastLabelTimeMicros = Long.MIN_VALUE;
  }

  /** First label time that could see an event: the sort key of offers. */
  public long activeFromMicros(long eventTimeMicros, long visibleFromMicros) {
    return Math.max(
        Micros.plus(Micros.plus(eventTimeMicros, 1), leastGapMicros), visibleFromMicros);
  }

  /** Offers an event to sequences that need nothing of it but its times. */
  public int offer(
      long eventTimeMicros,
      long arrivalTimeMicros,
      long visibleFromMicros,
      long visibleUntilMicros,
      long passing,
      byte[][] tieKeys) {
    if (!facts.isEmpty()) {
      throw new IllegalStateException("the sequences need groups or amounts of every event");
    }
    return offer(
        eventTimeMicros,
        arrivalTimeMicros,
        visibleFromMicros,
        visibleUntilMicros,
        passing,
        tieKeys,
        NO_FACTS);
  }

  /**
   * Offers an event for the label times {@code [visibleFrom, visibleUntil)}.
   *
   * @param passing bit s is set if the event may enter sequence s
   * @param tieKeys for each sequence the bytes that order events of equal event time, compared
   *     unsigned; no two events of a user share them
   * @param facts groups and amounts of the event; they are copied
   * @return the slot that stands for the event, or {@link #NO_SLOT}
   */
  public int offer(
      long eventTimeMicros,
      long arrivalTimeMicros,
      long visibleFromMicros,
      long visibleUntilMicros,
      long passing,
      byte[][] tieKeys,
      EventFacts facts) {
    long activeFrom = activeFromMicros(eventTimeMicros, visibleFromMicros);
    checkOrder(activeFrom >= lastActiveFromMicros && activeFrom > lastLabelTimeMicros, activeFrom);
    lastActiveFromMicros = activeFrom;
    if (visibleUntilMicros <= activeFrom) {
      return NO_SLOT;
    }
    int slot = table.take(arrivalTimeMicros, visibleUntilMicros);
    this.facts.store(slot, facts);
    for (int s = 0; s < sequences.length; s++) {
      if ((passing >>> s & 1) != 0) {
        sequences[s].offer(activeFrom, eventTimeMicros, tieKeys[s], slot);
      }
    }
    if (!table.isHeld(slot)) {
      table.giveBack(slot);
      return NO_SLOT;
    }
    return slot;
  }

  /** Assembles the sequences of a label that shares nothing with any event. */
  public void answer(long labelTimeMicros) {
    answer(labelTimeMicros, LabelGroups.NONE);
  }

  /** Assembles the sequences of a label; read them with {@link #sequence} before the next call. */
  public void answer(long labelTimeMicros, LabelGroups groups) {
    checkOrder(
        labelTimeMicros >= lastLabelTimeMicros && labelTimeMicros >= lastActiveFromMicros,
        labelTimeMicros);
    lastLabelTimeMicros = labelTimeMicros;
    for (AssembledSequence sequence : sequences) {
      sequence.advanceTo(labelTimeMicros, groups);
    }
  }

  /** The s-th sequence of the label that was answered last. */
  public AssembledSequence sequence(int s) {
    return sequences[s];
  }

  /** Events that are held now: what the memory bound speaks of. */
  public int heldEvents() {
    return table.inUse();
  }

  private void checkOrder(boolean inOrder, long timeMicros) {
    if (!inOrder) {
      throw new IllegalStateException(
          "offers and labels of a user must be sorted: "
              + Micros.text(timeMicros)
              + " came after an offer of "
              + Micros.text(lastActiveFromMicros)
              + " and a label of "
              + Micros.text(lastLabelTimeMicros));
    }
  }
}
