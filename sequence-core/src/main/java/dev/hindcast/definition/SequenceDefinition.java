/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Declares one sequence of every label.
 *
 * @param name key in the definition and prefix of the output columns
 * @param sources names of the event sources; their order breaks ties
 * @param enrich names of the enrichments of its events
 * @param filter SQL predicate over an event's attributes and enriched values; a failing revision
 *     yields no event
 * @param lookbackMicros how far before the label time events count; {@link Long#MAX_VALUE} for all
 * @param gapMicros time just before the label whose events do not count
 * @param maxLength most events that are kept, the newest ones
 * @param order direction in which events are written
 * @param tieBreak attributes or source columns that order events of equal event time, ascending
 * @param selection what is left out before the cut
 * @param derive name to the attribute that is computed, in the definition's order
 * @param columns what is written of each event, in order; {@code event_time} always is
 */
public record SequenceDefinition(
    String name,
    List<String> sources,
    List<String> enrich,
    Optional<String> filter,
    long lookbackMicros,
    long gapMicros,
    int maxLength,
    SequenceOrder order,
    List<String> tieBreak,
    Selection selection,
    Map<String, DerivedAttribute> derive,
    List<String> columns) {
  /** Name of the column that carries event times. */
  public static final String EVENT_TIME = "event_time";

  public SequenceDefinition {
    Objects.requireNonNull(name, "name");
    sources = List.copyOf(sources);
    enrich = List.copyOf(enrich);
    Objects.requireNonNull(filter, "filter");
    tieBreak = List.copyOf(tieBreak);
    Objects.requireNonNull(selection, "selection");
    derive = Collections.unmodifiableMap(new LinkedHashMap<>(derive));
    columns = List.copyOf(columns);
    Objects.requireNonNull(order, "order");
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("sequence " + name + " has no sources");
    }
    if (maxLength < 1) {
      throw new IllegalArgumentException("max-length must be at least 1: " + maxLength);
    }
    if (gapMicros < 0 || lookbackMicros <= gapMicros) {
      throw new IllegalArgumentException(
          "lookback must be longer than gap: " + lookbackMicros + " us, " + gapMicros + " us");
    }
  }
}
