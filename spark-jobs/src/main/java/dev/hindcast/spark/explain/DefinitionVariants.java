/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashSet;
import java.util.Set;

/** A definition with parts of it left out, to see which part decides about an event. */
record DefinitionVariants(ParsedDefinition parsed) {
  /** All of it, but no scan is pruned and no failing revision dropped, whatever is declared. */
  ParsedDefinition whole() {
    return parse(dataset());
  }

  /** Each source's own filter is all that an event must pass. */
  ParsedDefinition onlyWhere() {
    ObjectNode dataset = dataset();
    dataset.remove("enrichments");
    dataset.path("sequences").forEach(DefinitionVariants::strip);
    return parse(dataset);
  }

  /** Each source's own filter, and that an enrichment drops events it has no value for. */
  ParsedDefinition onlyEnrichment(String name) {
    ObjectNode dataset = dataset();
    ((ObjectNode) dataset.path("enrichments")).retain(name);
    for (JsonNode sequence : dataset.path("sequences")) {
      boolean has = false;
      for (JsonNode enrichment : sequence.path("enrich")) {
        has |= enrichment.asText().equals(name);
      }
      strip(sequence);
      if (has) {
        ((ObjectNode) sequence).putArray("enrich").add(name);
      }
    }
    return parse(dataset);
  }

  /** No event is filtered, and each has what keys of enrichments are made of. */
  ParsedDefinition onlyKeys() {
    DatasetDefinition definition = parsed.definition();
    Set<String> keys = new LinkedHashSet<>();
    definition.enrichments().forEach(enrichment -> keys.addAll(enrichment.key().keySet()));
    ObjectNode dataset = dataset();
    dataset.remove("enrichments");
    dataset.path("sources").forEach(source -> ((ObjectNode) source).remove("where"));
    for (SequenceDefinition sequence : definition.sequences()) {
      Set<String> columns = new LinkedHashSet<>(Set.of(SequenceDefinition.EVENT_TIME));
      for (String source : sequence.sources()) {
        definition.source(source).attributes().keySet().stream()
            .filter(keys::contains)
            .forEach(columns::add);
      }
      JsonNode stripped = dataset.path("sequences").path(sequence.name());
      strip(stripped);
      columns.forEach(((ObjectNode) stripped).putArray("columns")::add);
    }
    return parse(dataset);
  }

  private static void strip(JsonNode sequence) {
    ((ObjectNode) sequence).retain("sources", "max-length", "exclude");
  }

  private ObjectNode dataset() {
    try {
      ObjectNode dataset =
          (ObjectNode) new ObjectMapper().readTree(parsed.canonicalJson()).path("dataset");
      dataset.path("sources").forEach(source -> ((ObjectNode) source).put("corrections", "any"));
      return dataset;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a canonical definition is JSON", e);
    }
  }

  private static ParsedDefinition parse(ObjectNode dataset) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.set("dataset", dataset);
    return DefinitionParser.parseResolved(root.toString());
  }
}
