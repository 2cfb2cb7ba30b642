/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.event.RevisionKind;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Random users with many events, most of them corrected or retracted at some time: buffers grow,
 * are cleared, and give room again. Half of the cases select and derive, too.
 */
public final class LongHistories {
  private static final long BASE = Micros.parse("2026-03-01");

  private LongHistories() {}

  /** The case of that seed and number; equal arguments give an equal case. */
  public static Case at(long seed, int number, int events) {
    RandomChoice choice = new RandomChoice(seed, number);
    EventSource source =
        CaseDefinitions.source(
            "orders",
            List.of("event_id"),
            Corrections.ANY,
            choice.chance(0.5),
            Optional.empty(),
            true);
    boolean isPlain = choice.chance(0.5);
    List<String> event = isPlain ? List.of() : List.of("own_id");
    RandomSelections selections =
        new RandomSelections(
            choice, choice.oneOf(1, 4), List.of(source), List.of(), event, isPlain);
    List<SequenceDefinition> sequences = new ArrayList<>();
    for (String name : List.of("recent", "older", "wide").subList(0, choice.between(1, 3))) {
      sequences.add(selections.select(sequence(choice, name, events)));
    }
    KnowledgePolicy policy =
        choice.chance(0.15)
            ? new KnowledgePolicy.AsKnownAt()
            : new KnowledgePolicy.AsKnownAtLabel(choice.oneOf(0L, 5L));
    DatasetDefinition definition =
        CaseDefinitions.dataset(
            "long-history", policy, event, List.of(source), List.of(), sequences);
    List<CaseRevision> revisions = revisions(choice, events);
    List<CaseLabel> labels = new ArrayList<>();
    for (int i = choice.between(1, 12); i > 0; i--) {
      long time = BASE + choice.between(0, 2 * events);
      labels.add(RandomUsers.label(choice, event.size(), "l" + i, time, revisions));
    }
    long k = choice.chance(0.8) ? Micros.SANE_TO : BASE + choice.between(0, 2 * events);
    return new Case("u" + number, definition, Map.of(), k, choice.shuffled(revisions), labels);
  }

  private static SequenceDefinition sequence(RandomChoice choice, String name, int events) {
    long gap = choice.chance(0.6) ? 0 : choice.between(0, events / 4);
    return new SequenceDefinition(
        name,
        List.of("orders"),
        List.of(),
        choice.chance(0.3) ? Optional.of("score > 3") : Optional.empty(),
        choice.chance(0.5) ? Long.MAX_VALUE : gap + choice.between(1, events),
        gap,
        choice.oneOf(1, 2, 5, 20, 60),
        SequenceOrder.OLDEST_FIRST,
        choice.chance(0.3) ? List.of("rank") : List.of(),
        Selection.ALL,
        Map.of(),
        CaseDefinitions.COLUMNS);
  }

  private static List<CaseRevision> revisions(RandomChoice choice, int events) {
    int lag = choice.oneOf(1, events / 10, events);
    double corrected = choice.oneOf(0.1, 0.9);
    boolean isReloaded = choice.chance(0.2);
    List<CaseRevision> revisions = new ArrayList<>();
    for (long id = 0; id < events; id++) {
      long time = BASE + choice.between(0, events);
      long arrival = isReloaded ? BASE + events / 2 : time + choice.between(0, 3);
      revisions.add(revision(choice, id, 0, time, arrival));
      for (int version = 1; version < 4 && choice.chance(corrected); version++) {
        arrival += isReloaded ? lag : choice.between(0, lag);
        long moved = choice.chance(0.1) ? time + choice.between(-lag, lag) : time;
        revisions.add(revision(choice, id, version, moved, arrival));
      }
    }
    return revisions;
  }

  private static CaseRevision revision(
      RandomChoice choice, long id, int version, long eventTime, long arrival) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("note", id + "#" + version);
    values.put("rank", choice.oneOf(1L, 2L, null));
    values.put("tag", choice.oneOf("a", "a", "ab", "b", null));
    values.put("weight", choice.oneOf(0.5, 0.1, -0.3, 1e16, null));
    values.put("score", choice.oneOf(3L, 4L, 5L, 6L));
    values.put("kept", choice.chance(0.5));
    long hash = CaseContent.hash(eventTime, values);
    values.put("request_id", hash % 3 == 0 ? null : "r" + Math.floorMod(hash / 3, 9));
    values.put("session_id", Math.floorMod(hash, 7) < 2 ? "s" : RandomUsers.SHARED.get(2));
    boolean isRetraction = version > 0 && choice.chance(0.2);
    return new CaseRevision(
        "orders",
        List.of(id),
        eventTime,
        arrival,
        version,
        isRetraction ? RevisionKind.RETRACTION : RevisionKind.REPORT,
        hash,
        values);
  }
}
