/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import java.util.Map;

/** The definition as it stands, but over the tables of an example. */
final class ExampleDefinition {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExampleDefinition() {}

  /**
   * Points every table of the definition to the one that stands for it, and lifts the gates, which
   * are about real data.
   *
   * @param tables real table name to example table name
   */
  static ParsedDefinition of(
      ParsedDefinition parsed, ExampleLake lake, Example example, Map<String, String> tables) {
    JsonNode root;
    try {
      root = JSON.readTree(parsed.canonicalJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a canonical definition is JSON", e);
    }
    ObjectNode dataset = (ObjectNode) root.path("dataset");
    dataset.put("path", lake.datasets().toString());
    ObjectNode catalog = dataset.putObject("catalogs").putObject(lake.catalog());
    lake.properties().forEach(catalog::put);
    for (JsonNode source : dataset.path("sources")) {
      setCommitTimes((ObjectNode) source, example);
      move(source, tables);
    }
    move(dataset.path("labels"), tables);
    dataset.path("enrichments").forEach(enrichment -> move(enrichment, tables));
    dataset
        .putObject("gates")
        .put("max-rejected-share", 1.0)
        .put("min-rows", 0)
        .put("max-empty-share", 1.0);
    return DefinitionParser.parseResolved(root.toString());
  }

  /** The rows of an example are all committed now, so their commit times are a column. */
  private static void setCommitTimes(ObjectNode source, Example example) {
    if (source.path("arrival-time").asText().equals("commit-time")) {
      String table = source.path("table").asText();
      boolean isGiven =
          example.tables().containsKey(table)
              && example.tables().get(table).indexOf(ExampleTables.COMMIT_TIME) >= 0;
      if (!isGiven) {
        throw ExampleErrors.invalid(
            example.name(),
            "the arrival times of table " + table + " are commit times, and its file has none",
            "Give it a column " + ExampleTables.COMMIT_TIME + " with them");
      }
      source.put("arrival-time", ExampleTables.COMMIT_TIME);
    }
  }

  private static void move(JsonNode section, Map<String, String> tables) {
    ((ObjectNode) section).put("table", tables.get(section.path("table").asText()));
  }
}
