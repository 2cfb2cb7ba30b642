/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/**
 * What the tables of a definition must be for its mapping to work. Columns inside SQL expressions
 * are left to Spark.
 */
public final class SourceChecks {
  private static final int FORMAT_WITH_ROW_LINEAGE = 3;

  private SourceChecks() {}

  /**
   * Throws one error that lists every problem of every table.
   *
   * @param tables table name to its pin; a table that is not in it is not checked
   * @throws HindcastException COLUMN_MISSING or COLUMN_TYPE_UNSUPPORTED
   */
  public static void check(DatasetDefinition definition, Map<String, PinnedTable> tables) {
    SourceProblem.throwAll(definition.name(), problems(definition, tables));
  }

  /** All problems in the definition's order; empty if the mapping works. */
  public static List<SourceProblem> problems(
      DatasetDefinition definition, Map<String, PinnedTable> tables) {
    List<TableMapping> mappings = new ArrayList<>();
    mappings.add(TableMapping.of(definition.labels()));
    definition.sources().forEach(source -> mappings.add(TableMapping.of(source)));
    definition.enrichments().forEach(enrichment -> mappings.add(TableMapping.of(enrichment)));
    List<SourceProblem> problems = new ArrayList<>();
    for (TableMapping mapping : mappings) {
      PinnedTable table = tables.get(mapping.table());
      if (table != null) {
        checkTable(table, problems);
        checkMapping(mapping, table, problems);
      }
    }
    checkTieBreaks(definition, tables, problems);
    problems.addAll(KeyChecks.problems(definition, tables));
    return List.copyOf(problems);
  }

  private static void checkTable(PinnedTable table, List<SourceProblem> problems) {
    for (Types.NestedField column : table.snapshotSchema().columns()) {
      Type unreadable = TypeUtil.find(column.type(), SourceChecks::isUnreadableByEngine);
      if (unreadable != null) {
        problems.add(ColumnErrors.unreadableByEngine(table, column.name(), unreadable));
      }
    }
  }

  private static boolean isUnreadableByEngine(Type type) {
    return type.typeId() == TypeID.TIME || type.typeId() == TypeID.TIMESTAMP_NANO;
  }

  private static void checkMapping(
      TableMapping mapping, PinnedTable table, List<SourceProblem> problems) {
    for (ColumnReference reference : mapping.columns()) {
      checkColumn(mapping, reference, table).ifPresent(problems::add);
    }
    if (mapping.needsRowLineage() && table.formatVersion() < FORMAT_WITH_ROW_LINEAGE) {
      problems.add(ColumnErrors.rowLineageMissing(table, mapping.key()));
    }
  }

  private static Optional<SourceProblem> checkColumn(
      TableMapping mapping, ColumnReference reference, PinnedTable table) {
    Integer id = table.fieldIds().get(reference.column());
    if (id == null) {
      boolean current = table.currentSchema().asStruct().field(reference.column()) != null;
      return Optional.of(
          current
              ? ColumnErrors.notInSnapshot(table, reference)
              : ColumnErrors.missing(table, reference));
    }
    Optional<Type> type = table.type(reference.column());
    if (type.isEmpty()) {
      return Optional.of(ColumnErrors.pinnedIdUnknown(table, reference, id));
    }
    if (!reference.use().serves(type.get())) {
      return Optional.of(ColumnErrors.typeUnsupported(table, reference, type.get()));
    }
    if (reference.use().needsZone(type.get()) && !mapping.zoneDeclared()) {
      return Optional.of(ColumnErrors.zoneUndeclared(table, reference, mapping.key()));
    }
    return Optional.empty();
  }

  private static void checkTieBreaks(
      DatasetDefinition definition, Map<String, PinnedTable> tables, List<SourceProblem> problems) {
    for (SequenceDefinition sequence : definition.sequences()) {
      List<EventSource> sources = sequence.sources().stream().map(definition::source).toList();
      if (!sources.stream().allMatch(source -> tables.containsKey(source.table()))) {
        continue;
      }
      for (String entry : sequence.tieBreak()) {
        boolean known =
            sources.stream()
                .anyMatch(
                    source ->
                        source.attributes().containsKey(entry)
                            || tables.get(source.table()).column(entry).isPresent());
        if (!known) {
          problems.add(ColumnErrors.tieBreakMissing(sequence, entry));
        }
      }
    }
  }
}
