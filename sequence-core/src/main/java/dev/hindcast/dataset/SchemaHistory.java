/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a version as far as the next one depends on them.
 *
 * @param lastFieldId the greatest field id that any version on the way here used; 0 for none
 */
public record SchemaHistory(
    List<OutputColumn> columns, List<OutputSequence> sequences, int lastFieldId, boolean isEmpty) {
  /** Before the first version. */
  public static final SchemaHistory NONE = new SchemaHistory(List.of(), List.of(), 0, true);

  public SchemaHistory {
    columns = List.copyOf(columns);
    sequences = List.copyOf(sequences);
  }

  static SchemaHistory of(DatasetManifest manifest) {
    return new SchemaHistory(
        manifest.schema(), manifest.sequences(), manifest.greatestFieldId(), false);
  }

  /**
   * The next version's columns with their field ids: a column keeps its id while its name, its role
   * and its type stay or its type is widened; any other one gets an id that was never used.
   *
   * @param next in the order of the files; their ids are ignored
   */
  SchemaEvolution evolve(List<OutputColumn> next, List<OutputSequence> nextSequences) {
    Map<String, OutputColumn> known = new HashMap<>();
    columns.forEach(column -> known.put(column.name(), column));
    List<SchemaChange> changes = new ArrayList<>();
    List<OutputColumn> evolved = new ArrayList<>();
    int last = lastFieldId;
    for (OutputColumn column : next) {
      OutputColumn before = known.remove(column.name());
      int id = before != null && isContinued(before, column) ? before.fieldId() : ++last;
      evolved.add(column.withFieldId(id));
      compare(before, column, changes);
    }
    columns.stream()
        .filter(column -> known.containsKey(column.name()))
        .forEach(column -> changes.add(SchemaChange.removed(column)));
    compare(nextSequences, changes);
    return new SchemaEvolution(evolved, last, isEmpty ? List.of() : changes);
  }

  private static boolean isContinued(OutputColumn before, OutputColumn after) {
    TypeRelation relation = TypeRelation.between(before.type(), after.type());
    return before.role() == after.role()
        && (relation == TypeRelation.SAME || relation == TypeRelation.WIDENED);
  }

  private static void compare(OutputColumn before, OutputColumn after, List<SchemaChange> changes) {
    if (before == null) {
      changes.add(SchemaChange.added(after));
      return;
    }
    TypeRelation relation = TypeRelation.between(before.type(), after.type());
    if (relation != TypeRelation.SAME) {
      changes.add(SchemaChange.retyped(relation, before, after));
    }
    if (before.role() != after.role()) {
      changes.add(SchemaChange.roleChanged(before, after));
    }
  }

  private void compare(List<OutputSequence> next, List<SchemaChange> changes) {
    Map<String, OutputSequence> known = new HashMap<>();
    sequences.forEach(sequence -> known.put(sequence.name(), sequence));
    for (OutputSequence sequence : next) {
      OutputSequence before = known.getOrDefault(sequence.name(), sequence);
      if (!before.order().equals(sequence.order())) {
        changes.add(SchemaChange.reordered(before, sequence));
      }
      if (!before.boundary().equals(sequence.boundary())) {
        changes.add(SchemaChange.boundaryChanged(before, sequence));
      }
    }
  }
}
