/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.iceberg.change.ComparedColumns;
import dev.hindcast.iceberg.change.TableChange;
import dev.hindcast.spark.testing.Lake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Reads all of a table at its snapshots, and compares what was read without any cleverness.
 *
 * @param columns name to field id
 */
record TableStates(
    String name, Map<String, Integer> columns, boolean withNumbers, Map<Long, List<String>> read) {
  private static final String NUMBER = "_last_updated_sequence_number";

  TableStates(String name, Map<String, Integer> columns, boolean withNumbers) {
    this(name, columns, withNumbers, new HashMap<>());
  }

  static List<Long> ancestors(Table table) {
    return SnapshotUtil.currentAncestorIds(table);
  }

  /** A pin of any snapshot, or of none. */
  static SourceSnapshot pin(String name, Table table, long id) {
    Snapshot snapshot = table.snapshot(id);
    return new SourceSnapshot(
        "lake",
        name,
        table.uuid().toString(),
        id,
        0,
        snapshot == null ? table.schema().schemaId() : snapshot.schemaId(),
        0);
  }

  /** Every row as text. */
  List<String> rows(Table table, long id) {
    return id == SourceSnapshot.NONE
        ? List.of()
        : read.computeIfAbsent(
            id,
            same -> {
              Schema schema = SnapshotUtil.schemaFor(table, id);
              List<Column> selected = new ArrayList<>();
              new TreeMap<>(columns)
                  .forEach(
                      (column, field) ->
                          selected.add(col(schema.findColumnName(field)).as(column)));
              if (withNumbers) {
                selected.add(col(NUMBER));
              }
              Dataset<Row> rows = Lake.spark().read().option("versionAsOf", id).table(name);
              return rows.select(selected.toArray(new Column[0])).collectAsList().stream()
                  .map(row -> text(row, row.size()))
                  .toList();
            });
  }

  /** Row to how many more of it the later snapshot has; rows of equal number are left out. */
  Map<String, Long> expected(Table table, long from, long to) {
    Map<String, Long> counts = new TreeMap<>();
    rows(table, from).forEach(row -> counts.merge(row, -1L, Long::sum));
    rows(table, to).forEach(row -> counts.merge(row, 1L, Long::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  TableChange change(Table table, long from, long to) {
    return TableChange.between(
        table, pin(name, table, from), pin(name, table, to), new ComparedColumns(columns, columns));
  }

  /** The same as {@link #expected}, by the code under test. */
  Map<String, Long> found(Table table, TableChange change) {
    Map<String, Long> counts = new TreeMap<>();
    if (change instanceof TableChange.Files files) {
      try (ChangedRows changed = new ChangedRows(Lake.spark(), table, files, withNumbers)) {
        for (Row row : changed.rows().collectAsList()) {
          long count = row.getAs(ChangedRows.COUNT);
          if (count == 0) {
            throw new AssertionError("a row that did not change: " + row);
          }
          counts.merge(text(row, row.size() - 1), count, Long::sum);
        }
      }
    }
    return counts;
  }

  private static String text(Row row, int size) {
    List<String> values = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      Object value = row.get(n);
      values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : "" + value);
    }
    return String.join("|", values);
  }
}
