/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.OutputDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Writes a definition in its one canonical form: every key with its value or default, in a fixed
 * order; sources, attributes and sequences in the definition's order, which decides rows.
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
    dataset.set("labels", labels(definition.labels()));
    ObjectNode sources = dataset.putObject("sources");
    definition.sources().forEach(source -> sources.set(source.name(), source(source)));
    ObjectNode sequences = dataset.putObject("sequences");
    definition.sequences().forEach(sequence -> sequences.set(sequence.name(), sequence(sequence)));
    dataset.set("output", output(definition.output()));
    dataset.set("gates", gates(definition.gates()));
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

  private static ObjectNode labels(LabelSource source) {
    ObjectNode labels = JSON.objectNode();
    labels.put("table", source.table());
    labels.put("id", source.id());
    labels.put("user", source.user());
    labels.put("time", source.time());
    labels.set("columns", list(source.columns()));
    putIfPresent(labels, "where", source.where());
    putIfPresent(labels, "time-zone", source.timeZone());
    return labels;
  }

  private static ObjectNode source(EventSource definition) {
    ObjectNode source = JSON.objectNode();
    source.put("table", definition.table());
    source.put("user", definition.user());
    if (definition.identity() instanceof EventIdentity.Columns columns) {
      source.set("event-id", list(columns.names()));
    } else {
      source.put("event-id", EventIdType.CONTENT_HASH);
    }
    source.put("event-time", definition.eventTime());
    putArrivalTime(source, definition.arrivalTime());
    putIfPresent(source, "revision", definition.revision());
    putIfPresent(source, "retraction", definition.retraction());
    source.put("corrections", definition.corrections().text());
    ObjectNode attributes = source.putObject("attributes");
    definition.attributes().forEach(attributes::put);
    putIfPresent(source, "where", definition.where());
    putIfPresent(source, "time-zone", definition.timeZone());
    return source;
  }

  private static void putArrivalTime(ObjectNode source, ArrivalTime arrivalTime) {
    if (arrivalTime instanceof ArrivalTime.Column column) {
      source.put("arrival-time", column.name());
    } else if (arrivalTime instanceof ArrivalTime.Assumed assumed) {
      source
          .putObject("arrival-time")
          .putObject(ArrivalTimeType.ASSUMED)
          .put(ArrivalTimeType.DELAY, UnitText.DURATION.text(assumed.delayMicros()));
    } else {
      source.put("arrival-time", ArrivalTimeType.COMMIT_TIME);
    }
  }

  private static ObjectNode sequence(SequenceDefinition definition) {
    ObjectNode sequence = JSON.objectNode();
    sequence.set("sources", list(definition.sources()));
    putIfPresent(sequence, "filter", definition.filter());
    if (definition.lookbackMicros() != Long.MAX_VALUE) {
      sequence.put("lookback", UnitText.DURATION.text(definition.lookbackMicros()));
    }
    sequence.put("gap", UnitText.DURATION.text(definition.gapMicros()));
    sequence.put("max-length", definition.maxLength());
    sequence.put("order", definition.order().text());
    sequence.set("tie-break", list(definition.tieBreak()));
    sequence.set("columns", list(definition.columns()));
    return sequence;
  }

  private static ObjectNode output(OutputDefinition definition) {
    ObjectNode output = JSON.objectNode();
    output.put("layout", "exploded");
    output.put("window", UnitText.DURATION.text(definition.windowMicros()));
    output.put("target-file-size", UnitText.SIZE.text(definition.targetFileSizeBytes()));
    output.put("target-row-group-size", UnitText.SIZE.text(definition.targetRowGroupSizeBytes()));
    output.put("compression", definition.compression());
    return output;
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

  private static ArrayNode list(List<String> texts) {
    ArrayNode list = JSON.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  private static void putIfPresent(ObjectNode object, String name, Optional<String> text) {
    text.ifPresent(value -> object.put(name, value));
  }
}
