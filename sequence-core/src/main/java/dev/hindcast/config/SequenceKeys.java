/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.SequenceDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a sequence is made of, with the defaults that depend on other keys. */
final class SequenceKeys {
  static final String SOURCES = "dataset.sources";
  static final String ENRICHMENTS = "dataset.enrichments";
  static final String SEQUENCES = "dataset.sequences";

  private final KeyValues values;
  private final SectionValues sequence;

  SequenceKeys(KeyValues values, String name) {
    this.values = values;
    this.sequence = values.section(KeyCheck.join(SEQUENCES, name));
  }

  SectionValues section() {
    return sequence;
  }

  /** Full path of a key of the sequence. */
  String path(String key) {
    return sequence.path(key);
  }

  /** Its sources, all by default. */
  List<String> sources() {
    return values.texts(path("sources")).orElseGet(() -> values.names(SOURCES));
  }

  List<String> enrich() {
    return values.texts(path("enrich")).orElse(List.of());
  }

  /** Whether all its sources and enrichments are declared. */
  boolean isDeclared() {
    return values.names(SOURCES).containsAll(sources())
        && values.names(ENRICHMENTS).containsAll(enrich());
  }

  /** Names of what it derives. */
  List<String> derive() {
    return sequence.names("derive");
  }

  /** Attributes that at least one of its sources has. */
  Map<String, AttributeKind> sourceAttributes() {
    Map<String, AttributeKind> kinds = new LinkedHashMap<>();
    for (String name : sources()) {
      SectionValues source = source(values, name);
      for (String attribute : source.names("attributes")) {
        boolean isKnownLater = source.section("attributes." + attribute).isSet("known-after");
        kinds.merge(
            attribute,
            isKnownLater ? AttributeKind.KNOWN_LATER : AttributeKind.WITH_EVENT,
            (first, second) -> first == AttributeKind.WITH_EVENT ? second : first);
      }
    }
    return Collections.unmodifiableMap(kinds);
  }

  /** All attributes that it can write, in the order in which it does by default. */
  Map<String, AttributeKind> attributes() {
    Map<String, AttributeKind> kinds = new LinkedHashMap<>(sourceAttributes());
    for (String name : enrich()) {
      AttributeKind kind =
          isAsOfLabel(values, name) ? AttributeKind.AS_OF_LABEL : AttributeKind.WITH_EVENT;
      enrichment(values, name).names("columns").forEach(column -> kinds.putIfAbsent(column, kind));
    }
    for (String name : derive()) {
      boolean isExpression = sequence.section("derive").optionalText(name).isPresent();
      kinds.putIfAbsent(name, isExpression ? AttributeKind.WITH_EVENT : AttributeKind.OF_HISTORY);
    }
    return Collections.unmodifiableMap(kinds);
  }

  /** Attributes in which repeats are equal; empty if repeats stay. */
  List<String> collapseRepeats() {
    Repeats repeats = sequence.value("collapse-repeats", Repeats.class);
    if (repeats instanceof Repeats.In in) {
      return in.attributes();
    }
    return sourceAttributes().entrySet().stream()
        .filter(attribute -> attribute.getValue() == AttributeKind.WITH_EVENT)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Its columns, all attributes by default; the event time is always there. */
  List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    List<String> listed =
        values.texts(path("columns")).orElseGet(() -> List.copyOf(attributes().keySet()));
    if (!listed.contains(SequenceDefinition.EVENT_TIME)) {
      columns.add(SequenceDefinition.EVENT_TIME);
    }
    columns.addAll(listed);
    return List.copyOf(columns);
  }

  static SectionValues source(KeyValues values, String name) {
    return values.section(KeyCheck.join(SOURCES, name));
  }

  static SectionValues enrichment(KeyValues values, String name) {
    return values.section(KeyCheck.join(ENRICHMENTS, name));
  }

  static boolean isAsOfLabel(KeyValues values, String enrichment) {
    return enrichment(values, enrichment)
        .optionalText("as-of")
        .filter(AsOf.LABEL.text()::equals)
        .isPresent();
  }
}
