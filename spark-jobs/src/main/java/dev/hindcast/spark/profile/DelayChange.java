/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.time.Micros;
import java.io.Serializable;
import java.util.List;

/**
 * Another delay for a definition: which revisions labels would see no more, or see as well.
 *
 * @param isAsKnownAtLabel whether the declared delay counts; else every label knows the same
 * @param lookbacksMicros by source: how far back some sequence of it reaches
 * @param gapsMicros by source: how close some sequence of it comes to the label
 */
record DelayChange(
    boolean isAsKnownAtLabel,
    long declaredMicros,
    long knowledgeTimeMicros,
    long delayMicros,
    long[] lookbacksMicros,
    long[] gapsMicros)
    implements Serializable {
  static DelayChange of(
      DatasetDefinition definition, long knowledgeTimeMicros, long proposedMicros) {
    int sources = definition.sources().size();
    long[] lookbacks = new long[sources];
    long[] gaps = new long[sources];
    for (int n = 0; n < sources; n++) {
      EventSource source = definition.sources().get(n);
      List<SequenceDefinition> having =
          definition.sequences().stream()
              .filter(sequence -> sequence.sources().contains(source.name()))
              .toList();
      lookbacks[n] = having.stream().mapToLong(SequenceDefinition::lookbackMicros).max().orElse(0);
      gaps[n] = having.stream().mapToLong(SequenceDefinition::gapMicros).min().orElse(0);
    }
    return new DelayChange(
        definition.knowledge() instanceof KnowledgePolicy.AsKnownAtLabel,
        definition.knowledge().delayMicros(),
        knowledgeTimeMicros,
        proposedMicros,
        lookbacks,
        gaps);
  }

  /** End, inclusive, of what a label sees as the definition stands. */
  private long knownMicros(long labelTimeMicros) {
    return isAsKnownAtLabel
        ? Math.min(knowledgeTimeMicros, Micros.minus(labelTimeMicros, declaredMicros))
        : knowledgeTimeMicros;
  }

  private long proposedKnownMicros(long labelTimeMicros) {
    return Math.min(knowledgeTimeMicros, Micros.minus(labelTimeMicros, delayMicros));
  }

  /** Arrivals after this one are seen by one of both delays only, up to {@link #untilMicros}. */
  long afterMicros(long labelTimeMicros) {
    return Math.min(knownMicros(labelTimeMicros), proposedKnownMicros(labelTimeMicros));
  }

  /** The last arrival that one of both delays sees. */
  long untilMicros(long labelTimeMicros) {
    return Math.max(knownMicros(labelTimeMicros), proposedKnownMicros(labelTimeMicros));
  }

  /** Whether some sequence of a label may hold an event of that time. */
  boolean isInView(int source, long labelTimeMicros, long eventTimeMicros) {
    return eventTimeMicros < Micros.minus(labelTimeMicros, gapsMicros[source])
        && (lookbacksMicros[source] == Long.MAX_VALUE
            || eventTimeMicros >= Micros.minus(labelTimeMicros, lookbacksMicros[source]));
  }
}
