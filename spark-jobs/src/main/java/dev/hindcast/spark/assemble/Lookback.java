/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.time.Micros;

/** How far back some sequence of a definition reaches; {@link Long#MAX_VALUE} for all of time. */
record Lookback(long micros) {
  static Lookback longestOf(DatasetDefinition definition) {
    return new Lookback(
        definition.sequences().stream()
            .mapToLong(SequenceDefinition::lookbackMicros)
            .max()
            .orElseThrow());
  }

  /** Event time of the oldest event that a label could see. */
  long firstEventMicros(long labelTimeMicros) {
    return micros == Long.MAX_VALUE ? Long.MIN_VALUE : Micros.minus(labelTimeMicros, micros);
  }
}
