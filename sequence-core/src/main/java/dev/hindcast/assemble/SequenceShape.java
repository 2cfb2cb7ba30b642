/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.time.Micros;

/**
 * What the assembler needs to know of one sequence: events in {@code [t - lookback, t - gap)}, the
 * last {@code maxLength} of them, in that order.
 */
public record SequenceShape(
    long lookbackMicros, long gapMicros, int maxLength, SequenceOrder order) {
  public SequenceShape {
    if (maxLength < 1) {
      throw new IllegalArgumentException("max-length must be at least 1: " + maxLength);
    }
    if (gapMicros < 0 || lookbackMicros <= gapMicros) {
      throw new IllegalArgumentException(
          "lookback must be longer than gap: " + lookbackMicros + " us, " + gapMicros + " us");
    }
  }

  public static SequenceShape of(SequenceDefinition definition) {
    return new SequenceShape(
        definition.lookbackMicros(),
        definition.gapMicros(),
        definition.maxLength(),
        definition.order());
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
}
