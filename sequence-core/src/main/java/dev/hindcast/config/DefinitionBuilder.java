/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.OutputDefinition;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Makes the typed definition out of values that have no problem. */
final class DefinitionBuilder {
  static final String CATALOGS = "dataset.catalogs";
  static final String DELAY = "dataset.knowledge.delay";
  static final String POLICY = "dataset.knowledge.policy";
  static final String TIME = "dataset.knowledge.time";
  static final String AS_KNOWN_AT = "as-known-at";

  private final KeyValues values;

  DefinitionBuilder(KeyValues values) {
    this.values = values;
  }

  DatasetDefinition definition() {
    return new DatasetDefinition(
        text("dataset.name"),
        text("dataset.path"),
        values.text("dataset.owner"),
        values.text("dataset.description"),
        values.text("dataset.stage"),
        catalogs(),
        knowledge(),
        labels(),
        values.names(SequenceKeys.SOURCES).stream().map(this::source).toList(),
        List.of(),
        values.names(SequenceKeys.SEQUENCES).stream().map(this::sequence).toList(),
        output(),
        gates());
  }

  OptionalLong knowledgeTimeMicros() {
    boolean isForAllLabels = text(POLICY).equals(AS_KNOWN_AT);
    return values
        .number(TIME)
        .filter(micros -> isForAllLabels)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private Map<String, Map<String, String>> catalogs() {
    Map<String, Map<String, String>> catalogs = new TreeMap<>();
    for (String name : values.names(CATALOGS)) {
      String catalog = CATALOGS + "." + name;
      Map<String, String> properties = new TreeMap<>();
      values.names(catalog).forEach(key -> properties.put(key, text(catalog + "." + key)));
      catalogs.put(name, properties);
    }
    return catalogs;
  }

  private KnowledgePolicy knowledge() {
    return text(POLICY).equals(AS_KNOWN_AT)
        ? new KnowledgePolicy.AsKnownAt()
        : new KnowledgePolicy.AsKnownAtLabel(values.number(DELAY).orElse(0L));
  }

  private LabelSource labels() {
    String labels = "dataset.labels.";
    return new LabelSource(
        text(labels + "table"),
        text(labels + "id"),
        text(labels + "user"),
        text(labels + "time"),
        texts(labels + "columns"),
        values.text(labels + "where"),
        values.text(labels + "time-zone"),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private EventSource source(String name) {
    String source = SequenceKeys.SOURCES + "." + name + ".";
    Map<String, String> attributes = new LinkedHashMap<>();
    values
        .names(source + "attributes")
        .forEach(key -> attributes.put(key, text(source + "attributes." + key)));
    return new EventSource(
        name,
        text(source + "table"),
        text(source + "user"),
        value(source + "event-id", EventIdentity.class),
        text(source + "event-time"),
        value(source + "arrival-time", ArrivalTime.class),
        values.text(source + "revision"),
        values.text(source + "retraction"),
        corrections(text(source + "corrections")),
        attributes,
        values.text(source + "where"),
        values.text(source + "time-zone"),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private SequenceDefinition sequence(String name) {
    String sequence = SequenceKeys.SEQUENCES + "." + name + ".";
    SequenceKeys keys = new SequenceKeys(values, name);
    return new SequenceDefinition(
        name,
        keys.sources(),
        List.of(),
        values.text(sequence + "filter"),
        values.number(sequence + "lookback").orElse(Long.MAX_VALUE),
        number(sequence + "gap"),
        value(sequence + "max-length", Integer.class),
        order(text(sequence + "order")),
        texts(sequence + "tie-break"),
        Selection.ALL,
        Map.of(),
        keys.columns());
  }

  private OutputDefinition output() {
    String output = "dataset.output.";
    return new OutputDefinition(
        number(output + "window"),
        number(output + "target-file-size"),
        number(output + "target-row-group-size"),
        text(output + "compression"),
        Optional.empty());
  }

  private GatesDefinition gates() {
    String gates = "dataset.gates.";
    return new GatesDefinition(
        value(gates + "max-rejected-share", Double.class),
        number(gates + "min-rows"),
        value(gates + "max-empty-share", Double.class),
        values.value(gates + "max-row-change", Double.class).orElse(Double.POSITIVE_INFINITY));
  }

  private static Corrections corrections(String text) {
    return Arrays.stream(Corrections.values())
        .filter(corrections -> corrections.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static SequenceOrder order(String text) {
    return Arrays.stream(SequenceOrder.values())
        .filter(order -> order.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private String text(String path) {
    return value(path, String.class);
  }

  private long number(String path) {
    return value(path, Long.class);
  }

  private List<String> texts(String path) {
    return values.texts(path).orElseThrow(() -> absent(path));
  }

  private <T> T value(String path, Class<T> type) {
    return values.value(path, type).orElseThrow(() -> absent(path));
  }

  private static IllegalStateException absent(String path) {
    return new IllegalStateException("no value for " + path);
  }
}
