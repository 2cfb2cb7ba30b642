/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.EventSource;
import dev.hindcast.event.RevisionKind;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random revisions of one source, within what its declared corrections allow. */
final class RandomRevisions {
  private final RandomChoice choice;
  private final CaseSetup setup;
  private final EventSource source;

  RandomRevisions(RandomChoice choice, CaseSetup setup, EventSource source) {
    this.choice = choice;
    this.setup = setup;
    this.source = source;
  }

  List<CaseRevision> make(int events) {
    List<CaseRevision> revisions = new ArrayList<>();
    List<Integer> steps = List.of(choice.between(0, 4), choice.between(2, 12));
    for (List<Object> id : choice.shuffled(ids()).subList(0, events)) {
      CaseRevision first = revision(id, time(choice.oneOf(steps)), RevisionKind.REPORT, 0);
      boolean mayChange = source.corrections() != Corrections.NONE;
      revisions.add(mayChange && choice.chance(0.1) ? retractionOf(first, 0) : first);
      int more = choice.chance(0.4) ? 0 : choice.between(1, choice.chance(0.1) ? 40 : 4);
      for (int i = 1; i <= more; i++) {
        CaseRevision earlier = revisions.get(revisions.size() - choice.between(1, i));
        revisions.add(!mayChange || choice.chance(0.2) ? again(earlier) : change(first, i));
      }
    }
    return revisions;
  }

  private List<List<Object>> ids() {
    return switch (source.name()) {
      case "orders", "carts" ->
          List.of(List.of(2L), List.of(10L), List.of(9L), List.of(-1L), List.of(Long.MAX_VALUE));
      case "views" ->
          List.of(
              List.of("7"), List.of("007"), List.of("10"), List.of("\u00e9"), List.of("e\u0301"));
      default ->
          List.of(
              List.of(1L, 2L),
              List.of(1L, 10L),
              List.of(2L, 1L),
              List.of(10L, 1L),
              List.of(1L, 1L));
    };
  }

  private CaseRevision revision(List<Object> id, long eventTime, RevisionKind kind, int version) {
    Map<String, Object> values = values(id, version);
    return new CaseRevision(
        source.name(),
        id,
        eventTime,
        choice.chance(0.03) ? choice.oneOf(anywhere()) : sane(eventTime + arrivalLag()),
        source.revision().isPresent() ? choice.between(-1, 2) : 0,
        kind,
        CaseContent.hash(eventTime, values),
        withShared(values));
  }

  /** Requests and sessions hang on the note, so that equal content has equal ones. */
  private Map<String, Object> withShared(Map<String, Object> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    int hash = values.get("note").hashCode();
    List<String> columns = CaseDefinitions.shared(source.name());
    for (int n = 0; n < columns.size(); n++) {
      int value = Math.floorMod(hash >> (3 * n), 5);
      all.put(columns.get(n), value == 4 ? null : RandomUsers.SHARED.get(value % 3));
    }
    return all;
  }

  private CaseRevision change(CaseRevision first, int version) {
    long eventTime =
        source.corrections() == Corrections.ANY && choice.chance(0.6)
            ? time(choice.between(-2, 14))
            : first.eventTimeMicros();
    CaseRevision changed = revision(first.eventId(), eventTime, RevisionKind.REPORT, version);
    return choice.chance(0.25) ? retractionOf(changed, version) : changed;
  }

  private CaseRevision retractionOf(CaseRevision revision, int version) {
    Map<String, Object> values = withShared(values(revision.eventId(), version));
    if (choice.chance(0.5)) {
      values.replaceAll((column, value) -> null);
    }
    return revision.withKind(RevisionKind.RETRACTION).withValues(values);
  }

  /** The row delivered once more, at the same time or at another one. */
  private CaseRevision again(CaseRevision revision) {
    return choice.chance(0.5)
        ? revision
        : revision.withTimes(
            revision.eventTimeMicros(), sane(revision.eventTimeMicros() + arrivalLag()));
  }

  private Map<String, Object> values(List<Object> id, int version) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("note", source.name() + id + "#" + version);
    values.put("rank", choice.oneOf(null, 0L, 1L, 1L, -5L, Long.MIN_VALUE));
    values.put("tag", choice.oneOf(null, "", "a", "a", "a\0b", "ab", "\uff5e", "\ud83d\ude00"));
    values.put("weight", weight());
    values.put("score", choice.oneOf(null, 3L, 4L, 4L, 5L));
    values.put("kept", choice.oneOf(null, true, true, true, true, false));
    return values;
  }

  private Double weight() {
    return choice.chance(0.7)
        ? choice.oneOf(0.1, 0.3, 0.7, -2.0, 1e16, -1e16)
        : choice.oneOf(
            null, 0.0, -0.0, Double.NaN, Double.MIN_VALUE, 1e308, Double.NEGATIVE_INFINITY);
  }

  private long arrivalLag() {
    long lag = choice.chance(0.3) ? 0 : choice.between(-4, 6) * setup.unitMicros();
    return choice.chance(0.1) ? lag + 1 : lag;
  }

  private long time(int steps) {
    long time = setup.baseMicros() + steps * setup.unitMicros();
    return choice.chance(0.03) ? choice.oneOf(anywhere()) : sane(time);
  }

  private Long[] anywhere() {
    return new Long[] {Micros.SANE_FROM, Micros.SANE_TO - 1, sane(setup.knowledgeTimeMicros())};
  }

  private static long sane(long time) {
    return Math.max(Micros.SANE_FROM, Math.min(Micros.SANE_TO - 1, time));
  }
}
