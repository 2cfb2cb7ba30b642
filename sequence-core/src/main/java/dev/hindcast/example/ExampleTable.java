/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.example;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A table of an example as it is written: cells of text, null for an empty cell.
 *
 * @param rows each as long as the columns
 */
public record ExampleTable(List<Column> columns, List<List<String>> rows) {
  /**
   * A column.
   *
   * @param type as the header gives it, {@code name:type}; empty where it gives none
   */
  public record Column(String name, Optional<String> type) {
    public Column {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
    }

    private static Column parse(String header) {
      String text = header == null ? "" : header.strip();
      int colon = text.indexOf(':');
      String name = colon < 0 ? text : text.substring(0, colon).strip();
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            "the header has a column without a name; write name or name:type");
      }
      return new Column(
          name, colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1).strip()));
    }
  }

  public ExampleTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Reads comma-separated text with a header.
   *
   * @throws IllegalArgumentException that says what is wrong in which line
   */
  public static ExampleTable parse(String csv) {
    List<List<String>> lines = Csv.parse(csv);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("it is empty; its first line must name the columns");
    }
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String header : lines.get(0)) {
      Column column = Column.parse(header);
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("the header names column " + column.name() + " twice");
      }
      columns.add(column);
    }
    for (int n = 1; n < lines.size(); n++) {
      if (lines.get(n).size() != columns.size()) {
        throw new IllegalArgumentException(
            "row "
                + n
                + " has "
                + lines.get(n).size()
                + " cells where the header has "
                + columns.size());
      }
    }
    return new ExampleTable(columns, lines.subList(1, lines.size()));
  }

  /** A table without rows, whose columns are another one's. */
  public static ExampleTable empty() {
    return new ExampleTable(List.of(), List.of());
  }

  /** Place of a column, -1 if there is none of that name. */
  public int indexOf(String column) {
    for (int n = 0; n < columns.size(); n++) {
      if (columns.get(n).name().equals(column)) {
        return n;
      }
    }
    return -1;
  }
}
