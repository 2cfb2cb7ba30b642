/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.diff.EventColumns.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a definition says of a sequence that causes of differences follow from.
 *
 * @param eventTables tables of its sources
 * @param dimensionTables tables of its enrichments
 * @param mayCorrect whether a later revision may change an event
 * @param mayMove whether it may change the event's time
 * @param onlyArrives whether an event can be new for no other reason than that it arrived
 * @param onlyRetracts whether an event can be gone for no other reason than a retraction
 * @param keysAreWritten whether the keys of all its enrichments are among its columns
 * @param selects whether events may be left out beside the cut to max-length
 */
record SequenceFacts(
    Set<String> eventTables,
    Set<String> dimensionTables,
    boolean mayCorrect,
    boolean mayMove,
    boolean onlyArrives,
    boolean onlyRetracts,
    boolean keysAreWritten,
    boolean selects) {
  SequenceFacts {
    eventTables = Set.copyOf(eventTables);
    dimensionTables = Set.copyOf(dimensionTables);
  }

  static SequenceFacts of(DatasetDefinition definition, SequenceDefinition sequence) {
    List<EventSource> sources = sequence.sources().stream().map(definition::source).toList();
    List<EnrichmentDefinition> enrichments = enrichments(definition, sequence);
    Set<String> eventTables = new HashSet<>();
    sources.forEach(source -> eventTables.add(source.table()));
    Set<String> dimensionTables = new HashSet<>();
    enrichments.forEach(enrichment -> dimensionTables.add(enrichment.table()));
    boolean selects = !sequence.selection().equals(Selection.ALL);
    boolean mayMove = mayMove(sources);
    boolean mayCorrect = sources.stream().anyMatch(one -> one.corrections() != Corrections.NONE);
    boolean filters =
        sequence.filter().isPresent()
            || sources.stream().anyMatch(source -> source.where().isPresent());
    boolean isPlain =
        !mayMove
            && !selects
            && !(filters && mayCorrect)
            && enrichments.stream().noneMatch(one -> one.onMiss() instanceof OnMiss.DropEvent);
    return new SequenceFacts(
        eventTables,
        dimensionTables,
        mayCorrect,
        mayMove,
        isPlain,
        isPlain && sources.stream().allMatch(source -> source.retraction().isPresent()),
        enrichments.stream().allMatch(one -> sequence.columns().containsAll(one.key().keySet())),
        selects);
  }

  /**
   * What the columns of a sequence come from.
   *
   * @param isOneDefinition whether both versions were made with the definition
   */
  static EventColumns columns(
      DatasetDefinition definition,
      SequenceDefinition sequence,
      List<String> names,
      boolean isOneDefinition) {
    List<EventSource> sources = sequence.sources().stream().map(definition::source).toList();
    Set<String> knownLater = new HashSet<>();
    sources.forEach(source -> knownLater.addAll(source.knownAfter().keySet()));
    Set<String> enriched = new HashSet<>();
    enrichments(definition, sequence).forEach(one -> enriched.addAll(one.columns().keySet()));
    List<Kind> kinds = new ArrayList<>();
    for (String name : names) {
      if (name.equals(SequenceDefinition.EVENT_TIME)) {
        kinds.add(Kind.TIME);
      } else if (sequence.derive().containsKey(name)) {
        kinds.add(Kind.DERIVED);
      } else {
        kinds.add(
            enriched.contains(name)
                ? Kind.ENRICHMENT
                : knownLater.contains(name) ? Kind.LATE_ATTRIBUTE : Kind.ATTRIBUTE);
      }
    }
    EventKey key = EventKey.of(sequence, sources, names, EventColumns.attributes(kinds));
    return new EventColumns(names, kinds, key, mayMove(sources) || !isOneDefinition);
  }

  private static boolean mayMove(List<EventSource> sources) {
    return sources.stream().anyMatch(one -> one.corrections() == Corrections.ANY);
  }

  private static List<EnrichmentDefinition> enrichments(
      DatasetDefinition definition, SequenceDefinition sequence) {
    return definition.enrichments().stream()
        .filter(enrichment -> sequence.enrich().contains(enrichment.name()))
        .toList();
  }
}
