/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.assemble.SequenceShape;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.time.Micros;
import java.util.List;

/**
 * The event times of a source that labels of a range can see at most; revisions with others change
 * no sequence.
 *
 * @param fromMicros UTC
 * @param toMicros exclusive, UTC
 */
record SourceReach(long fromMicros, long toMicros) {
  private static final SourceReach EVERYTHING = new SourceReach(Long.MIN_VALUE, Long.MAX_VALUE);

  static SourceReach of(
      DatasetDefinition definition, EventSource source, long fromMicros, long toMicros) {
    List<SequenceShape> shapes = SequenceShape.withSource(definition, source);
    if (source.corrections() == Corrections.ANY || shapes.isEmpty()) {
      return EVERYTHING;
    }
    long lookback = shapes.stream().mapToLong(SequenceShape::lookbackMicros).max().orElseThrow();
    long gap = shapes.stream().mapToLong(SequenceShape::gapMicros).min().orElseThrow();
    return new SourceReach(
        lookback == Long.MAX_VALUE ? Long.MIN_VALUE : Micros.minus(fromMicros, lookback),
        Micros.minus(toMicros, gap));
  }
}
