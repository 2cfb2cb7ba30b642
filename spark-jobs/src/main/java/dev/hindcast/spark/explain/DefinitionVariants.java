/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;

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
