/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.enrich.DimensionHistory;
import dev.hindcast.spark.enrich.JudgedVersion;
import dev.hindcast.spark.enrich.VersionReason;
import dev.hindcast.time.DurationText;
import dev.hindcast.time.Micros;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Which row of a dimension an event got, and why not another of its key. Each event tells the row
 * that wins and, for each reason, which rows lose and the one that came nearest; all rows of a key
 * stand in one place.
 */
final class EnrichmentJson {
  private static final int SHOWN_CHARACTERS = 100;

  private final DatasetDefinition definition;
  private final EventKeys keys;
  private final Map<String, DimensionHistory> histories;
  private final long labelTimeMicros;
  private final long labelKnownMicros;
  private final long knowledgeTimeMicros;
  private final Map<String, Map<String, InternalRow>> asked = new TreeMap<>();

  /**
   * All times are UTC microseconds.
   *
   * @param labelKnownMicros what the label knows
   * @param knowledgeTimeMicros what the build knows
   */
  EnrichmentJson(
      DatasetDefinition definition,
      EventKeys keys,
      Map<String, DimensionHistory> histories,
      long labelTimeMicros,
      long labelKnownMicros,
      long knowledgeTimeMicros) {
    this.definition = definition;
    this.keys = keys;
    this.histories = histories;
    this.labelTimeMicros = labelTimeMicros;
    this.labelKnownMicros = labelKnownMicros;
    this.knowledgeTimeMicros = knowledgeTimeMicros;
  }

  /** Adds what each enrichment of a sequence found for the current revision of an event. */
  void add(ObjectNode json, SequenceDefinition sequence, Revision revision) {
    for (String name : sequence.enrich()) {
      add(json.putObject(name), definition.enrichment(name), revision);
    }
  }

  /** All rows of the keys of events that were added, by enrichment and key. */
  ObjectNode dimensions() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    asked.forEach(
        (name, ofName) -> {
          ArrayNode all = json.putArray(name);
          ofName.forEach(
              (text, key) -> {
                ArrayNode rows = all.addObject().put("key", text).putArray("rows");
                for (JudgedVersion version : histories.get(name).judged(key, 0, 0)) {
                  row(rows.addObject(), name, key, version);
                }
              });
        });
    return json;
  }

  private void add(ObjectNode json, EnrichmentDefinition enrichment, Revision revision) {
    boolean isOfLabel = enrichment.asOf() == AsOf.LABEL;
    boolean isAsKnownAtLabel = definition.knowledge() instanceof KnowledgePolicy.AsKnownAtLabel;
    long time = isOfLabel ? labelTimeMicros : revision.timeMicros();
    long eventKnown = isAsKnownAtLabel ? revision.arrivalMicros() : knowledgeTimeMicros;
    long known = isOfLabel ? labelKnownMicros : eventKnown;
    json.put("asOf", enrichment.asOf().text()).put("at", Micros.text(time));
    json.put("knownBy", Micros.text(known));
    Optional<InternalRow> key = keys.of(revision, enrichment);
    String keyText = key.map(of -> keys.text(of, enrichment)).orElse(null);
    List<JudgedVersion> judged =
        key.map(of -> histories.get(enrichment.name()).judged(of, time, known)).orElse(List.of());
    json.put("key", keyText);
    Optional<JudgedVersion> winner =
        judged.stream().filter(row -> row.reason() == VersionReason.WINS).findFirst();
    if (winner.isPresent()) {
      row(json.putObject("row"), enrichment.name(), key.orElseThrow(), winner.get());
    } else {
      json.put("miss", miss(key, judged)).put("onMiss", text(enrichment.onMiss()));
    }
    if (!judged.isEmpty()) {
      asked
          .computeIfAbsent(enrichment.name(), name -> new TreeMap<>())
          .put(keyText, key.orElseThrow());
    }
    lost(json.putArray("lost"), enrichment.name(), key, judged);
  }

  private void lost(
      ArrayNode json, String enrichment, Optional<InternalRow> key, List<JudgedVersion> judged) {
    Map<VersionReason, List<JudgedVersion>> byReason =
        judged.stream()
            .filter(row -> row.reason() != VersionReason.WINS)
            .collect(
                Collectors.groupingBy(
                    JudgedVersion::reason,
                    () -> new EnumMap<>(VersionReason.class),
                    Collectors.toList()));
    byReason.forEach(
        (reason, rows) -> {
          JudgedVersion nearest =
              rows.stream().min(Comparator.comparingLong(JudgedVersion::byMicros)).orElseThrow();
          ObjectNode one = json.addObject().put("why", reason.text()).put("count", rows.size());
          one.put("by", DurationText.of(nearest.byMicros())).put("byMicros", nearest.byMicros());
          row(one.putObject("nearest"), enrichment, key.orElseThrow(), nearest);
          ranges(one.putArray("rows"), rows);
        });
  }

  /** Numbers of the rows as pairs of the first and the last of those that follow each other. */
  private static void ranges(ArrayNode json, List<JudgedVersion> rows) {
    int first = 0;
    for (int n = 0; n < rows.size(); n++) {
      if (n + 1 == rows.size() || rows.get(n + 1).number() != rows.get(n).number() + 1) {
        json.addArray().add(rows.get(first).number()).add(rows.get(n).number());
        first = n + 1;
      }
    }
  }

  private void row(ObjectNode json, String enrichment, InternalRow key, JudgedVersion version) {
    json.put("number", version.number());
    json.put("validFrom", Micros.text(version.validFromMicros()));
    if (version.validToMicros() != Long.MAX_VALUE) {
      json.put("validTo", Micros.text(version.validToMicros()));
    }
    json.put("knownAt", Micros.text(version.knownAtMicros()));
    ObjectNode values = json.putObject("values");
    histories
        .get(enrichment)
        .values(key, version.number())
        .forEach((name, value) -> values.put(name, shortened(value)));
  }

  private static String miss(Optional<InternalRow> key, List<JudgedVersion> judged) {
    if (key.isEmpty()) {
      return "no-key";
    }
    if (judged.isEmpty()) {
      return key.get().anyNull() ? "null-key" : "no-row";
    }
    boolean isStale = judged.stream().anyMatch(row -> row.reason() == VersionReason.STALE);
    return isStale ? "stale" : "none-holds";
  }

  private static String text(OnMiss onMiss) {
    if (onMiss instanceof OnMiss.Default value) {
      return "default(" + value.text() + ")";
    }
    return onMiss instanceof OnMiss.DropEvent ? "drop-event" : "null";
  }

  private static String shortened(String value) {
    return value == null || value.codePointCount(0, value.length()) <= SHOWN_CHARACTERS
        ? value
        : value.substring(0, value.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "\u2026";
  }
}
