/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Tells by which predicate an event is filtered: asks for each of them alone, when it must. */
final class FilterReasons {
  private final DatasetDefinition definition;
  private final DefinitionVariants variants;
  private final Function<ParsedDefinition, Map<String, Long>> passing;
  private Map<String, Long> where;
  private final Map<String, Map<String, Long>> enriched = new LinkedHashMap<>();

  /** The function gives, for a variant, the sequences that each visible revision passes for. */
  FilterReasons(
      DefinitionVariants variants, Function<ParsedDefinition, Map<String, Long>> passing) {
    this.definition = variants.parsed().definition();
    this.variants = variants;
    this.passing = passing;
  }

  /** Why a current revision does not pass for a sequence. */
  String of(Revision revision, int sequence) {
    EventSource source = definition.sources().get(revision.source());
    SequenceDefinition named = definition.sequences().get(sequence);
    if (where == null) {
      where = passing.apply(variants.onlyWhere());
    }
    if (!passes(where, revision, sequence)) {
      return "sources." + source.name() + ".where: " + source.where().orElse("");
    }
    for (String name : named.enrich()) {
      EnrichmentDefinition enrichment = definition.enrichment(name);
      if (enrichment.onMiss() instanceof OnMiss.DropEvent
          && !passes(
              enriched.computeIfAbsent(
                  name, unused -> passing.apply(variants.onlyEnrichment(name))),
              revision,
              sequence)) {
        return EventFate.BY_ENRICHMENT + name + ".on-miss: drop-event";
      }
    }
    return "sequences." + named.name() + ".filter: " + named.filter().orElse("");
  }

  private static boolean passes(Map<String, Long> masks, Revision revision, int sequence) {
    return (masks.getOrDefault(UserRows.key(revision), 0L) >>> sequence & 1) != 0;
  }
}
