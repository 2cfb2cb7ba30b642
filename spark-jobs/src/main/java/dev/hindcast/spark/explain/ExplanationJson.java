/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.assemble.EventName;
import dev.hindcast.spark.assemble.TracedLabel;
import dev.hindcast.time.DurationText;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The explanation of a label for programs: every event of its user, the newest first. */
final class ExplanationJson {
  private static final Comparator<Revision> BY_ARRIVAL =
      Comparator.comparingLong(Revision::arrivalMicros)
          .thenComparingLong(Revision::number)
          .thenComparingLong(Revision::contentHash);

  private final DatasetDefinition definition;
  private final DatasetManifest manifest;
  private final StoredLabel stored;
  private final TracedLabel traced;
  private final EventFates fates;
  private final EnrichmentJson enrichments;

  ExplanationJson(
      DatasetDefinition definition,
      DatasetManifest manifest,
      StoredLabel stored,
      TracedLabel traced,
      EventFates fates,
      EnrichmentJson enrichments) {
    this.definition = definition;
    this.manifest = manifest;
    this.stored = stored;
    this.traced = traced;
    this.fates = fates;
    this.enrichments = enrichments;
  }

  ObjectNode of(List<Revision> revisions, Optional<String> onlySequence) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dataset", manifest.dataset()).put("version", manifest.version());
    json.put("label", stored.id()).put("user", traced.user());
    json.put("labelTime", Micros.text(stored.timeMicros()));
    json.put("labelTimeMicros", stored.timeMicros());
    json.put("knownUntil", Micros.text(fates.knownMicros()));
    json.put("knowledgeTime", Micros.text(stored.build().knowledgeTimeMicros()));
    json.put("buildId", stored.buildId());
    List<String> differences = stored.row().differences(traced.values());
    json.put("agrees", differences.isEmpty());
    ArrayNode unequal = json.putArray("differences");
    differences.forEach(unequal::add);
    ArrayNode names = json.putArray("sequences");
    List<Integer> sequences = new ArrayList<>();
    for (int s = 0; s < definition.sequences().size(); s++) {
      String name = definition.sequences().get(s).name();
      if (onlySequence.isEmpty() || onlySequence.get().equals(name)) {
        sequences.add(s);
        sequence(names.addObject(), definition.sequences().get(s), s);
      }
    }
    ArrayNode events = json.putArray("events");
    for (List<Revision> event : events(revisions)) {
      event(events.addObject(), event, sequences);
    }
    json.set("dimensions", enrichments.dimensions());
    ArrayNode rejected = json.putArray("rejectedRows");
    revisions.stream()
        .filter(Revision::isRejected)
        .forEach(row -> rejected(rejected.addObject(), row));
    return json;
  }

  private void sequence(ObjectNode json, SequenceDefinition sequence, int number) {
    json.put("name", sequence.name());
    json.put(
        "kept",
        traced.fates().stream()
            .filter(fate -> fate.sequence() == number)
            .filter(fate -> fate.kind() == TracedLabel.Kind.KEPT)
            .count());
    json.put("maxLength", sequence.maxLength());
    json.put("order", sequence.order().text());
  }

  private static List<List<Revision>> events(List<Revision> revisions) {
    Map<String, List<Revision>> events = new LinkedHashMap<>();
    for (Revision revision : revisions) {
      if (!revision.isRejected()) {
        events.computeIfAbsent(revision.event(), name -> new ArrayList<>()).add(revision);
      }
    }
    List<List<Revision>> sorted = new ArrayList<>(events.values());
    sorted.forEach(event -> event.sort(BY_ARRIVAL));
    sorted.sort(
        Comparator.comparingLong((List<Revision> event) -> event.get(0).timeMicros())
            .reversed()
            .thenComparing(event -> event.get(0).event()));
    return sorted;
  }

  private void event(ObjectNode json, List<Revision> revisions, List<Integer> sequences) {
    Optional<Revision> current = fates.current(revisions);
    Revision shown = current.orElse(revisions.get(0));
    String source = definition.sources().get(shown.source()).name();
    json.put("source", source).put("id", EventName.id(shown.event()));
    times(json, shown);
    ObjectNode inSequences = json.putObject("fates");
    for (int s : sequences) {
      SequenceDefinition sequence = definition.sequences().get(s);
      if (sequence.sources().contains(source)) {
        ObjectNode inSequence = inSequences.putObject(sequence.name());
        EventFate fate = fates.ofEvent(s, revisions, current);
        fate(inSequence, fate);
        if (fate.isEnriched() && !sequence.enrich().isEmpty()) {
          enrichments.add(inSequence.putObject("enrichments"), sequence, shown);
        }
      }
    }
    ArrayNode all = json.putArray("revisions");
    for (Revision revision : revisions) {
      ObjectNode one = all.addObject();
      times(one, revision);
      one.put("revision", revision.number());
      one.put("kind", revision.isRetraction() ? "retraction" : "report");
      fate(one, fates.ofRevision(revision, revisions, current));
    }
  }

  private void rejected(ObjectNode json, Revision row) {
    json.put("source", definition.sources().get(row.source()).name()).put("id", row.event());
    json.put("reason", row.reason());
  }

  private void times(ObjectNode json, Revision revision) {
    json.put("eventTime", Micros.text(revision.timeMicros()));
    json.put("beforeLabelMicros", stored.timeMicros() - revision.timeMicros());
    json.put("arrivalTime", Micros.text(revision.arrivalMicros()));
  }

  private static void fate(ObjectNode json, EventFate fate) {
    json.put("fate", fate.kind());
    fate.position().ifPresent(position -> json.put("position", position));
    if (fate.byMicros() != Long.MIN_VALUE) {
      json.put("by", DurationText.of(fate.byMicros())).put("byMicros", fate.byMicros());
    }
    if (!fate.detail().isEmpty()) {
      json.put("detail", fate.detail());
    }
  }
}
