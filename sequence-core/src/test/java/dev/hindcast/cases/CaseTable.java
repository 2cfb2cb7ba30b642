/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.example.Csv;
import dev.hindcast.example.ExampleTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A small table with typed columns.
 *
 * @param columns in order
 * @param rows values by column name, null for null; integers and timestamps (UTC microseconds) are
 *     Longs, the others Double, Boolean and String
 */
public record CaseTable(List<Column> columns, List<Map<String, Object>> rows) {
  /** Types of columns; the CSV header names them in lower case. */
  public enum Type {
    STRING,
    INT,
    LONG,
    DOUBLE,
    BOOLEAN,
    /** An instant; written as ISO-8601 in UTC. */
    TIMESTAMP
  }

  /** One column. */
  public record Column(String name, Type type) {
    @Override
    public String toString() {
      return name + ":" + type.name().toLowerCase(Locale.ROOT);
    }
  }

  public CaseTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Reads CSV text whose header cells are {@code name:type}. */
  public static CaseTable parse(String csv) {
    ExampleTable table = ExampleTable.parse(csv);
    List<Column> columns = table.columns().stream().map(CaseTable::column).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<String> line : table.rows()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i).name(), CaseCell.value(line.get(i), columns.get(i).type()));
      }
      rows.add(row);
    }
    return new CaseTable(columns, rows);
  }

  /** The CSV text that {@link #parse} reads. */
  public String csv() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(Column::toString).toList());
    for (Map<String, Object> row : rows) {
      List<String> line = new ArrayList<>();
      columns.forEach(column -> line.add(CaseCell.text(row.get(column.name()), column.type())));
      lines.add(line);
    }
    return Csv.format(lines);
  }

  private static Column column(ExampleTable.Column column) {
    String type =
        column.type().orElseThrow(() -> new IllegalArgumentException("no type: " + column));
    return new Column(column.name(), Type.valueOf(type.toUpperCase(Locale.ROOT)));
  }
}
