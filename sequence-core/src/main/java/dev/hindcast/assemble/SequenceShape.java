/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Objects;

/**
 * What the assembler needs to know of one sequence: events in {@code [t - lookback, t - gap)}, of
 * those selected the last {@code maxLength}, in that order, with derived attributes.
 */
public record SequenceShape(
    String name,
    long lookbackMicros,
    long gapMicros,
    int maxLength,
    SequenceOrder order,
    SelectionShape selection,
    List<DerivedShape> derived) {
  public SequenceShape {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(selection, "selection");
    derived = List.copyOf(derived);
    if (maxLength < 1) {
      throw new IllegalArgumentException("max-length must be at least 1: " + maxLength);
    }
    if (gapMicros < 0 || lookbackMicros <= gapMicros) {
      throw new IllegalArgumentException(
          "lookback must be longer than gap: " + lookbackMicros + " us, " + gapMicros + " us");
    }
  }

  /** A sequence of which nothing is selected away and nothing derived. */
  public SequenceShape(long lookbackMicros, long gapMicros, int maxLength, SequenceOrder order) {
    this("plain", lookbackMicros, gapMicros, maxLength, order, SelectionShape.ALL, List.of());
  }

  /** Range, length and order of a sequence alone, without its selection and what it derives. */
  public static SequenceShape of(SequenceDefinition definition) {
    return new SequenceShape(
        definition.lookbackMicros(),
        definition.gapMicros(),
        definition.maxLength(),
        definition.order());
  }

  /** Ranges, lengths and orders of the sequences that a source is in. */
  public static List<SequenceShape> withSource(DatasetDefinition definition, EventSource source) {
    return definition.sequences().stream()
        .filter(sequence -> sequence.sources().contains(source.name()))
        .map((SequenceDefinition sequence) -> of(sequence))
        .toList();
  }

  /** All sequences of a definition, over lanes that were planned for it. */
  public static List<SequenceShape> allOf(
      DatasetDefinition definition, GroupLanes groups, AmountLanes amounts) {
    return definition.sequences().stream()
        .map(
            (SequenceDefinition sequence) ->
                new SequenceShape(
                    sequence.name(),
                    sequence.lookbackMicros(),
                    sequence.gapMicros(),
                    sequence.maxLength(),
                    sequence.order(),
                    SelectionShape.of(definition, sequence, groups),
                    DerivedShape.of(definition, sequence, groups, amounts)))
        .toList();
  }

  /** First label time for which an event is old enough. */
  public long dueMicros(long eventTimeMicros) {
    return Micros.plus(Micros.plus(eventTimeMicros, 1), gapMicros);
  }

  /** First label time for which an event is too old; {@link Long#MAX_VALUE} for none. */
  public long outdatedMicros(long eventTimeMicros) {
    return lookbackMicros == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : Micros.plus(Micros.plus(eventTimeMicros, lookbackMicros), 1);
  }

  /** Whether the newest events are the sequence, and each of them is written by itself. */
  boolean isPlain() {
    return selection.equals(SelectionShape.ALL)
        && derived.stream().noneMatch(DerivedShape::looksBack);
  }
}
