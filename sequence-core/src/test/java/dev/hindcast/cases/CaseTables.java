/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.event.RevisionKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Renders random cases as the tables that their definition names. */
public final class CaseTables {
  private CaseTables() {}

  /** Table name, without catalog and namespace, to the table; all cases have that definition. */
  public static Map<String, CaseTable> of(DatasetDefinition definition, List<Case> cases) {
    Map<String, CaseTable> tables = new LinkedHashMap<>();
    tables.put("labels", labels(definition.labels(), cases));
    for (EventSource source : definition.sources()) {
      tables.put(source.name(), revisions(source, cases));
    }
    return tables;
  }

  private static CaseTable labels(LabelSource source, List<Case> cases) {
    List<CaseTable.Column> columns = new ArrayList<>();
    columns.add(new CaseTable.Column("label_id", CaseTable.Type.STRING));
    columns.add(new CaseTable.Column("user_id", CaseTable.Type.STRING));
    columns.add(new CaseTable.Column("label_time", CaseTable.Type.TIMESTAMP));
    source.event().forEach(column -> columns.add(CaseDefinitions.column(column)));
    source.request().ifPresent(column -> columns.add(CaseDefinitions.column(column)));
    source.session().ifPresent(column -> columns.add(CaseDefinitions.column(column)));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Case given : cases) {
      for (CaseLabel label : given.labels()) {
        rows.add(label(source, given.user(), label));
      }
    }
    return new CaseTable(columns, rows);
  }

  private static Map<String, Object> label(LabelSource source, String user, CaseLabel label) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("label_id", label.id());
    row.put("user_id", user);
    row.put("label_time", label.timeMicros());
    for (int n = 0; n < source.event().size(); n++) {
      row.put(source.event().get(n), label.event().isEmpty() ? null : label.event().get(n));
    }
    source.request().ifPresent(column -> row.put(column, label.request().orElse(null)));
    source.session().ifPresent(column -> row.put(column, label.session().orElse(null)));
    return row;
  }

  private static CaseTable revisions(EventSource source, List<Case> cases) {
    List<String> identity = ((EventIdentity.Columns) source.identity()).names();
    List<String> names = new ArrayList<>(List.of("user_id"));
    names.addAll(identity);
    names.addAll(List.of("event_time", "arrival_time"));
    source.revision().ifPresent(names::add);
    source.retraction().ifPresent(predicate -> names.add("op"));
    names.addAll(source.attributes().keySet());
    names.addAll(CaseDefinitions.shared(source.name()));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Case given : cases) {
      for (CaseRevision revision : given.revisions()) {
        if (revision.source().equals(source.name())) {
          rows.add(row(given.user(), identity, revision));
        }
      }
    }
    Stream<CaseTable.Column> columns = names.stream().map(CaseDefinitions::column);
    return new CaseTable(columns.toList(), rows);
  }

  private static Map<String, Object> row(
      String user, List<String> identity, CaseRevision revision) {
    Map<String, Object> row = new LinkedHashMap<>(revision.values());
    row.put("user_id", user);
    for (int i = 0; i < identity.size(); i++) {
      row.put(identity.get(i), revision.eventId().get(i));
    }
    row.put("event_time", revision.eventTimeMicros());
    row.put("arrival_time", revision.arrivalTimeMicros());
    row.put("revision", revision.revisionNumber());
    row.put("op", revision.kind() == RevisionKind.RETRACTION ? "D" : "I");
    return row;
  }
}
