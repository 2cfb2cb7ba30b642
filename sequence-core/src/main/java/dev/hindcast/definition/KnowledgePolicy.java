/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import dev.hindcast.time.Micros;

/** Decides the knowledge time of a label: the latest arrival time that the label may see. */
public sealed interface KnowledgePolicy {
  /** What serving saw: {@code k = min(K, t - delay)}. The delay models serving's lag. */
  record AsKnownAtLabel(long delayMicros) implements KnowledgePolicy {
    public AsKnownAtLabel {
      if (delayMicros < 0) {
        throw new IllegalArgumentException("delay must not be negative: " + delayMicros + " us");
      }
    }

    @Override
    public long knowledgeTimeMicros(long labelTimeMicros, long latestKnowledgeMicros) {
      return Math.min(latestKnowledgeMicros, Micros.minus(labelTimeMicros, delayMicros));
    }

    @Override
    public long visibleFromMicros(long arrivalTimeMicros) {
      return Micros.plus(arrivalTimeMicros, delayMicros);
    }

    @Override
    public String text() {
      return "as-known-at-label";
    }
  }

  /** What is known now: the same {@code k = K} for every label. */
  record AsKnownAt() implements KnowledgePolicy {
    @Override
    public long delayMicros() {
      return 0;
    }

    @Override
    public long knowledgeTimeMicros(long labelTimeMicros, long latestKnowledgeMicros) {
      return latestKnowledgeMicros;
    }

    @Override
    public long visibleFromMicros(long arrivalTimeMicros) {
      return Long.MIN_VALUE;
    }

    @Override
    public String text() {
      return "as-known-at";
    }
  }

  /** Lag of the modelled serving pipeline in microseconds; 0 under {@code as-known-at}. */
  long delayMicros();

  /** Knowledge time {@code k} of a label, given the build's {@code K}; UTC microseconds. */
  long knowledgeTimeMicros(long labelTimeMicros, long latestKnowledgeMicros);

  /**
   * Earliest label time that sees a revision which arrived at or before {@code K}. A later label
   * sees it too.
   */
  long visibleFromMicros(long arrivalTimeMicros);

  /** The policy's name in a definition. */
  String text();
}
