/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Makes the typed definition out of values that have no problem. */
final class DefinitionBuilder {
  static final String CATALOGS = "dataset.catalogs";
  static final String DELAY = "dataset.knowledge.delay";
  static final String POLICY = "dataset.knowledge.policy";
  static final String TIME = "dataset.knowledge.time";
  static final String AS_KNOWN_AT = "as-known-at";

  private final KeyValues values;
  private final SectionValues dataset;

  DefinitionBuilder(KeyValues values) {
    this.values = values;
    this.dataset = values.section("dataset");
  }

  DatasetDefinition definition() {
    return new DatasetDefinition(
        dataset.text("name"),
        dataset.text("path"),
        dataset.optionalText("owner"),
        dataset.optionalText("description"),
        dataset.optionalText("stage"),
        catalogs(),
        knowledge(),
        LabelBuilder.labels(dataset.section("labels")),
        all(SequenceKeys.SOURCES, InputBuilder::source),
        all(SequenceKeys.ENRICHMENTS, InputBuilder::enrichment),
        values.names(SequenceKeys.SEQUENCES).stream()
            .map(name -> SequenceBuilder.sequence(name, new SequenceKeys(values, name)))
            .toList(),
        OutputBuilder.output(dataset.section("output")),
        gates(dataset.section("gates")),
        dataset.value("completeness.settled-share", Double.class));
  }

  OptionalLong knowledgeTimeMicros() {
    boolean isForAllLabels = dataset.text("knowledge.policy").equals(AS_KNOWN_AT);
    return values
        .number(TIME)
        .filter(micros -> isForAllLabels)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private <T> List<T> all(String path, BiFunction<String, SectionValues, T> builder) {
    return values.names(path).stream()
        .map(name -> builder.apply(name, values.section(KeyCheck.join(path, name))))
        .toList();
  }

  private Map<String, Map<String, String>> catalogs() {
    Map<String, Map<String, String>> catalogs = new TreeMap<>();
    for (String name : values.names(CATALOGS)) {
      SectionValues catalog = values.section(KeyCheck.join(CATALOGS, name));
      Map<String, String> properties = new TreeMap<>();
      values.names(catalog.path()).forEach(key -> properties.put(key, catalog.text(key)));
      catalogs.put(name, properties);
    }
    return catalogs;
  }

  private KnowledgePolicy knowledge() {
    return dataset.text("knowledge.policy").equals(AS_KNOWN_AT)
        ? new KnowledgePolicy.AsKnownAt()
        : new KnowledgePolicy.AsKnownAtLabel(values.number(DELAY).orElse(0L));
  }

  private static GatesDefinition gates(SectionValues gates) {
    return new GatesDefinition(
        gates.value("max-rejected-share", Double.class),
        gates.number("min-rows"),
        gates.value("max-empty-share", Double.class),
        gates.optional("max-row-change", Double.class).orElse(Double.POSITIVE_INFINITY));
  }
}
