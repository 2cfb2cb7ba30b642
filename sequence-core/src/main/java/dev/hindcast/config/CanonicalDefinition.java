/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.OutputDefinition;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Writes a definition in its one canonical form: every key with its value or default, in a fixed
 * order; what neither asks for anything nor did so by default is left out; sources, enrichments,
 * attributes and sequences in the definition's order, which decides rows.
 */
final class CanonicalDefinition {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CanonicalDefinition() {}

  static ObjectNode of(DatasetDefinition definition, OptionalLong knowledgeTimeMicros) {
    ObjectNode dataset = JSON.objectNode();
    dataset.put("name", definition.name());
    dataset.put("path", definition.path());
    putIfPresent(dataset, "owner", definition.owner());
    putIfPresent(dataset, "description", definition.description());
    putIfPresent(dataset, "stage", definition.stage());
    ObjectNode catalogs = dataset.putObject("catalogs");
    new TreeMap<>(definition.catalogs())
        .forEach(
            (name, properties) -> {
              ObjectNode catalog = catalogs.putObject(name);
              new TreeMap<>(properties).forEach(catalog::put);
            });
    dataset.set("knowledge", knowledge(definition.knowledge(), knowledgeTimeMicros));
    dataset.set("labels", CanonicalInputs.labels(definition.labels()));
    ObjectNode sources = dataset.putObject("sources");
    definition
        .sources()
        .forEach(source -> sources.set(source.name(), CanonicalInputs.source(source)));
    if (!definition.enrichments().isEmpty()) {
      ObjectNode enrichments = dataset.putObject("enrichments");
      definition
          .enrichments()
          .forEach(
              enrichment ->
                  enrichments.set(enrichment.name(), CanonicalInputs.enrichment(enrichment)));
    }
    ObjectNode sequences = dataset.putObject("sequences");
    definition
        .sequences()
        .forEach(sequence -> sequences.set(sequence.name(), CanonicalSequence.of(sequence)));
    dataset.set("output", output(definition.output()));
    dataset.set("gates", gates(definition.gates()));
    if (definition.settledShare() != DatasetDefinition.SETTLED_SHARE) {
      dataset.putObject("completeness").put("settled-share", definition.settledShare());
    }
    ObjectNode root = JSON.objectNode();
    root.set("dataset", dataset);
    return root;
  }

  private static ObjectNode knowledge(KnowledgePolicy policy, OptionalLong timeMicros) {
    ObjectNode knowledge = JSON.objectNode();
    knowledge.put("policy", policy.text());
    if (policy instanceof KnowledgePolicy.AsKnownAtLabel) {
      knowledge.put("delay", UnitText.DURATION.text(policy.delayMicros()));
    }
    timeMicros.ifPresent(micros -> knowledge.put("time", Micros.text(micros)));
    return knowledge;
  }

  private static ObjectNode output(OutputDefinition definition) {
    ObjectNode output = JSON.objectNode();
    output.put("layout", "exploded");
    output.put("window", UnitText.DURATION.text(definition.windowMicros()));
    output.put("target-file-size", UnitText.SIZE.text(definition.targetFileSizeBytes()));
    output.put("target-row-group-size", UnitText.SIZE.text(definition.targetRowGroupSizeBytes()));
    output.put("compression", definition.compression());
    output.put("pin-sources", definition.pinsSources());
    definition.splits().ifPresent(splits -> output.set("splits", splits(splits)));
    return output;
  }

  private static ObjectNode splits(SplitsDefinition definition) {
    ObjectNode splits = JSON.objectNode();
    definition
        .byTime()
        .forEach(split -> splits.put(split.name(), SplitEndType.text(split.untilMicros())));
    if (definition.embargoMicros() != 0) {
      splits.put("embargo", UnitText.DURATION.text(definition.embargoMicros()));
    }
    definition
        .byUser()
        .ifPresent(
            byUser -> {
              ObjectNode users = splits.putObject("users");
              users.put("salt", byUser.salt());
              byUser.shares().forEach(users::put);
            });
    return splits;
  }

  private static ObjectNode gates(GatesDefinition definition) {
    ObjectNode gates = JSON.objectNode();
    gates.put("max-rejected-share", definition.maxRejectedShare());
    gates.put("min-rows", definition.minRows());
    gates.put("max-empty-share", definition.maxEmptyShare());
    if (Double.isFinite(definition.maxRowChange())) {
      gates.put("max-row-change", definition.maxRowChange());
    }
    return gates;
  }

  static ArrayNode list(List<String> texts) {
    ArrayNode list = JSON.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  static void putIfPresent(ObjectNode object, String name, Optional<String> text) {
    text.ifPresent(value -> object.put(name, value));
  }
}
