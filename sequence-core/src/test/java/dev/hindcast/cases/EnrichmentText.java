/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.SequenceDefinition;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the enrichments of a random case as the rest of a definition file. */
public final class EnrichmentText {
  private EnrichmentText() {}

  /** Empty where there is none; to stand behind the text of the other keys. */
  public static String of(DatasetDefinition definition) {
    StringBuilder text = new StringBuilder();
    definition.enrichments().forEach(enrichment -> text.append(enrichment(enrichment)));
    for (SequenceDefinition sequence : definition.sequences()) {
      if (sequence.enrich().isEmpty()) {
        continue;
      }
      text.append("dataset.sequences.").append(sequence.name()).append(".enrich = ");
      text.append(sequence.enrich()).append("\n");
    }
    return text.toString();
  }

  private static String enrichment(EnrichmentDefinition enrichment) {
    StringBuilder text = new StringBuilder("dataset.enrichments." + enrichment.name() + " {\n");
    text.append("  table = \"").append(enrichment.table()).append("\"\n");
    text.append("  key { ").append(pairs(enrichment.key())).append(" }\n");
    text.append("  columns { ").append(pairs(enrichment.columns())).append(" }\n");
    text.append("  valid-from = ").append(enrichment.validFrom()).append("\n");
    enrichment.validTo().ifPresent(column -> text.append("  valid-to = " + column + "\n"));
    enrichment.knownAt().ifPresent(column -> text.append("  known-at = " + column + "\n"));
    if (enrichment.maxStalenessMicros() < Long.MAX_VALUE) {
      text.append("  max-staleness = " + enrichment.maxStalenessMicros() + " us\n");
    }
    text.append("  as-of = ").append(enrichment.asOf().text()).append("\n");
    text.append("  on-miss = \"").append(onMiss(enrichment.onMiss())).append("\"\n");
    return text.append("}\n").toString();
  }

  private static String onMiss(OnMiss onMiss) {
    if (onMiss instanceof OnMiss.Default given) {
      return "default(" + given.text() + ")";
    }
    return onMiss instanceof OnMiss.DropEvent ? "drop-event" : "null";
  }

  private static String pairs(Map<String, String> values) {
    return values.entrySet().stream()
        .map(pair -> pair.getKey() + " = " + pair.getValue())
        .collect(Collectors.joining(", "));
  }
}
