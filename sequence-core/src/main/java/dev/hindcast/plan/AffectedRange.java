/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import dev.hindcast.assemble.SequenceShape;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.time.Micros;
import java.io.Serializable;
import java.util.List;

/**
 * The label times that one revision of a source can touch. A label outside of {@code [fromMicros,
 * untilMicros)} has the same sequences whether the revision is there or not, whatever its values
 * are; a label inside may have. So the affected labels between two sets of revisions are among
 * those of the ranges of all revisions that only one set has.
 *
 * <p>A revision whose enriched values change counts like one that only one set has, and so does one
 * that arrived after the one knowledge time and not after the other. All labels must be known by
 * both knowledge times, as builds see to it. All instants are UTC microseconds; sums that are too
 * large stay at the greatest number.
 *
 * @param gapMicros the least gap of the sequences that the source is in
 * @param lookbackMicros their longest lookback; {@link Long#MAX_VALUE} for no limit
 * @param movesEvents whether another revision of the event may have another event time
 * @param isAtLabel whether a label sees what had arrived {@code delayMicros} before it
 * @param delayMicros 0 if not
 * @param knowledgeTimeMicros {@code K}: no label sees what arrived later
 */
public record AffectedRange(
    long gapMicros,
    long lookbackMicros,
    boolean movesEvents,
    boolean isAtLabel,
    long delayMicros,
    long knowledgeTimeMicros)
    implements Serializable {
  public AffectedRange {
    if (gapMicros < 0 || lookbackMicros <= gapMicros) {
      throw new IllegalArgumentException(
          "lookback must be longer than gap: " + lookbackMicros + " us, " + gapMicros + " us");
    }
  }

  /**
   * The ranges of a source's revisions.
   *
   * @param source in one sequence at least
   * @throws IllegalArgumentException if no sequence has the source
   */
  public static AffectedRange of(
      DatasetDefinition definition, EventSource source, long knowledgeTimeMicros) {
    List<SequenceShape> shapes = SequenceShape.withSource(definition, source);
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("no sequence has source " + source.name());
    }
    return new AffectedRange(
        shapes.stream().mapToLong(SequenceShape::gapMicros).min().orElseThrow(),
        shapes.stream().mapToLong(SequenceShape::lookbackMicros).max().orElseThrow(),
        source.corrections() == Corrections.ANY,
        definition.knowledge() instanceof KnowledgePolicy.AsKnownAtLabel,
        definition.knowledge().delayMicros(),
        knowledgeTimeMicros);
  }

  /** Whether any label can see what arrived then. */
  public boolean isSeen(long arrivalTimeMicros) {
    return arrivalTimeMicros <= knowledgeTimeMicros;
  }

  /** The first label time that a revision can touch. */
  public long fromMicros(long eventTimeMicros, long arrivalTimeMicros) {
    long due =
        movesEvents ? Long.MIN_VALUE : Micros.plus(Micros.plus(eventTimeMicros, 1), gapMicros);
    return isAtLabel ? Math.max(due, Micros.plus(arrivalTimeMicros, delayMicros)) : due;
  }

  /** The first label time after those; {@link Long#MAX_VALUE} if there is none. */
  public long untilMicros(long eventTimeMicros) {
    return movesEvents || lookbackMicros == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : Micros.plus(Micros.plus(eventTimeMicros, lookbackMicros), 1);
  }

  /** Whether a label of that time can be touched by a revision. */
  public boolean touches(long eventTimeMicros, long arrivalTimeMicros, long labelTimeMicros) {
    return isSeen(arrivalTimeMicros)
        && labelTimeMicros >= fromMicros(eventTimeMicros, arrivalTimeMicros)
        && labelTimeMicros < untilMicros(eventTimeMicros);
  }
}
