/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.CanonicalDefinition.list;
import static dev.hindcast.config.CanonicalDefinition.putIfPresent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.LabelSampling;
import dev.hindcast.definition.LabelSource;

/** Canonical form of what is read: labels, sources and enrichments. */
final class CanonicalInputs {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CanonicalInputs() {}

  static ObjectNode labels(LabelSource source) {
    ObjectNode labels = JSON.objectNode();
    labels.put("table", source.table());
    labels.put("id", source.id());
    labels.put("user", source.user());
    labels.put("time", source.time());
    labels.set("columns", list(source.columns()));
    putIfPresent(labels, "where", source.where());
    putIfPresent(labels, "time-zone", source.timeZone());
    putIfPresent(labels, "request", source.request());
    if (!source.event().isEmpty()) {
      labels.set("event", list(source.event()));
    }
    putIfPresent(labels, "session", source.session());
    source
        .outcome()
        .ifPresent(
            outcome -> {
              labels.put("outcome-end", outcome.endColumn());
              labels.put("grace", UnitText.DURATION.text(outcome.graceMicros()));
            });
    source.sample().ifPresent(sample -> labels.set("sample", sample(sample)));
    return labels;
  }

  private static ObjectNode sample(LabelSampling definition) {
    ObjectNode sample = JSON.objectNode();
    sample.put("rate", definition.rate());
    putIfPresent(sample, "where", definition.where());
    sample.put("salt", definition.salt());
    sample.put("by", definition.by());
    sample.put("weight", definition.weight());
    return sample;
  }

  static ObjectNode source(EventSource definition) {
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
    source.set("attributes", attributes(definition));
    putIfPresent(source, "where", definition.where());
    putIfPresent(source, "time-zone", definition.timeZone());
    putIfPresent(source, "request", definition.request());
    putIfPresent(source, "session", definition.session());
    return source;
  }

  private static ObjectNode attributes(EventSource definition) {
    ObjectNode attributes = JSON.objectNode();
    definition
        .attributes()
        .forEach(
            (name, expression) -> {
              KnownAfter knownAfter = definition.knownAfter().get(name);
              if (knownAfter == null) {
                attributes.put(name, expression);
              } else {
                attributes
                    .putObject(name)
                    .put("value", expression)
                    .put("known-after", KnownAfterType.text(knownAfter));
              }
            });
    return attributes;
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

  static ObjectNode enrichment(EnrichmentDefinition definition) {
    ObjectNode enrichment = JSON.objectNode();
    enrichment.put("table", definition.table());
    definition.key().forEach(enrichment.putObject("key")::put);
    enrichment.put("valid-from", definition.validFrom());
    putIfPresent(enrichment, "valid-to", definition.validTo());
    putIfPresent(enrichment, "known-at", definition.knownAt());
    definition.columns().forEach(enrichment.putObject("columns")::put);
    putIfPresent(enrichment, "space", definition.space());
    enrichment.put("mixed-spaces", definition.allowsMixedSpaces() ? "allow" : "refuse");
    if (definition.maxStalenessMicros() != Long.MAX_VALUE) {
      enrichment.put("max-staleness", UnitText.DURATION.text(definition.maxStalenessMicros()));
    }
    enrichment.put("on-miss", OnMissType.text(definition.onMiss()));
    enrichment.put("as-of", definition.asOf().text());
    enrichment.put("overlap", definition.refusesOverlap() ? "refuse" : "newest");
    putIfPresent(enrichment, "time-zone", definition.timeZone());
    return enrichment;
  }
}
