/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.event.RevisionKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rows of a golden case through its definition's mappings, user by user. */
final class GoldenRows {
  private final GoldenCase golden;

  GoldenRows(GoldenCase golden) {
    this.golden = golden;
  }

  List<Case> cases() {
    Map<Object, List<CaseLabel>> users = new LinkedHashMap<>();
    LabelSource labels = golden.definition().labels();
    for (Map<String, Object> row : golden.table(labels.table()).rows()) {
      users
          .computeIfAbsent(row.get(labels.user()), user -> new ArrayList<>())
          .add(label(labels, row));
    }
    List<Case> cases = new ArrayList<>();
    users.forEach((user, ofUser) -> cases.add(ofUser(user, ofUser)));
    return cases;
  }

  private static CaseLabel label(LabelSource labels, Map<String, Object> row) {
    boolean hasEvent = labels.event().stream().allMatch(column -> row.get(column) != null);
    return new CaseLabel(
        (String) row.get(labels.id()),
        (Long) row.get(labels.time()),
        hasEvent
            ? labels.event().stream().map(column -> String.valueOf(row.get(column))).toList()
            : List.of(),
        labels.request().map(row::get).map(String::valueOf),
        labels.session().map(row::get).map(String::valueOf));
  }

  private Case ofUser(Object user, List<CaseLabel> labels) {
    List<CaseRevision> revisions = new ArrayList<>();
    for (EventSource source : golden.definition().sources()) {
      for (Map<String, Object> row : golden.table(source.table()).rows()) {
        if (row.get(source.user()).equals(user)) {
          revisions.add(revision(source, row));
        }
      }
    }
    return new Case(
        user.toString(),
        golden.definition(),
        golden.dimensions(),
        golden.knowledgeTimeMicros(),
        revisions,
        labels);
  }

  private static CaseRevision revision(EventSource source, Map<String, Object> row) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    source
        .attributes()
        .forEach((name, sql) -> attributes.put(name, RowExpression.evaluate(sql, row)));
    Map<String, Object> values = new LinkedHashMap<>(row);
    values.putAll(attributes);
    long eventTime = (Long) row.get(source.eventTime());
    long contentHash = CaseContent.hash(eventTime, attributes);
    boolean isRetraction =
        source.retraction().map(sql -> RowCondition.parse(sql).holds(row)).orElse(false);
    return new CaseRevision(
        source.name(),
        eventId(source, row, contentHash),
        eventTime,
        arrivalTime(source, row, eventTime),
        source.revision().map(column -> (Long) row.get(column)).orElse(0L),
        isRetraction ? RevisionKind.RETRACTION : RevisionKind.REPORT,
        contentHash,
        values);
  }

  private static List<Object> eventId(
      EventSource source, Map<String, Object> row, long contentHash) {
    return source.identity() instanceof EventIdentity.Columns columns
        ? columns.names().stream().map(row::get).toList()
        : List.of(contentHash);
  }

  private static long arrivalTime(EventSource source, Map<String, Object> row, long eventTime) {
    if (source.arrivalTime() instanceof ArrivalTime.Column column) {
      return (Long) row.get(column.name());
    }
    if (source.arrivalTime() instanceof ArrivalTime.Assumed assumed) {
      return eventTime + assumed.delayMicros();
    }
    throw new IllegalArgumentException("a case knows no commits: " + source.arrivalTime());
  }
}
