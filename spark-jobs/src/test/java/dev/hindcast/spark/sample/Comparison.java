/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares what was written with what was recomputed: every column of every label, both ways. */
final class Comparison {
  private static final int EXAMPLES = 5;

  private final Recomputation sql;
  private final CheckedDataset dataset;

  Comparison(Recomputation sql, CheckedDataset dataset) {
    this.sql = sql;
    this.dataset = dataset;
  }

  /** What is wrong, in words; empty if no row differs. */
  List<String> run(List<String> files) throws SQLException {
    sql.execute("CREATE OR REPLACE VIEW written AS FROM " + Recomputation.table(files));
    Map<String, String> expected = expected();
    List<String> wrong = new ArrayList<>(columns(expected));
    if (!wrong.isEmpty()) {
      return wrong;
    }
    sql.execute("CREATE OR REPLACE TABLE expected AS SELECT " + selected(expected) + from());
    sql.execute("CREATE OR REPLACE TABLE compared AS " + compared(expected));
    long differing = sql.number("SELECT count(*) FROM compared WHERE len(differing) > 0");
    if (differing > 0) {
      wrong.add(differing + " rows differ, such as");
      wrong.addAll(examples());
    }
    return wrong;
  }

  /** Rows that were compared, on either side. */
  long rows() throws SQLException {
    return sql.number("SELECT count(*) FROM compared");
  }

  /** SQL of the rows that there should be, with times as timestamps, as a writer makes them. */
  String expectedRows() {
    Map<String, String> columns = expected();
    columns.replaceAll((column, value) -> isTime(column) ? "make_timestamp(" + value + ")" : value);
    return "SELECT " + selected(columns) + from();
  }

  private Map<String, String> expected() {
    Map<String, String> expected = new LinkedHashMap<>();
    dataset.labelColumns().forEach((column, value) -> expected.put(column, "view." + value));
    expected.put("split", "CAST(NULL AS VARCHAR)");
    for (CheckedSequence sequence : dataset.sequences()) {
      expected.putAll(sequence.expected());
    }
    return expected;
  }

  private List<String> columns(Map<String, String> expected) throws SQLException {
    TreeSet<String> written =
        new TreeSet<>(sql.rows("SELECT column_name FROM (DESCRIBE SELECT * FROM written)"));
    if (written.equals(new TreeSet<>(expected.keySet()))) {
      return List.of();
    }
    return List.of("columns differ: written " + written, "expected " + expected.keySet());
  }

  private static String selected(Map<String, String> expected) {
    List<String> columns = new ArrayList<>();
    expected.forEach((column, value) -> columns.add(value + " AS \"" + column + '"'));
    return String.join(", ", columns);
  }

  private String from() {
    StringBuilder from = new StringBuilder(" FROM view");
    for (CheckedSequence sequence : dataset.sequences()) {
      from.append(" LEFT JOIN ").append(sequence.table()).append(" USING (label_id)");
    }
    return from.toString();
  }

  private String compared(Map<String, String> expected) {
    List<String> checks = new ArrayList<>();
    for (String column : expected.keySet()) {
      checks.add(
          String.format(
              "CASE WHEN e.\"%1$s\" IS DISTINCT FROM %2$s THEN '%1$s' END",
              column, stored(column)));
    }
    return String.format(
        "SELECT coalesce(e.\"%1$s\", w.\"%1$s\") AS id,"
            + " list_filter([%2$s], lambda x: x IS NOT NULL) AS differing"
            + " FROM expected AS e FULL JOIN written AS w ON e.\"%1$s\" = w.\"%1$s\"",
        id(), String.join(", ", checks));
  }

  /** Times are compared as microseconds. */
  private String stored(String column) {
    return isTime(column) ? "epoch_us(w.\"" + column + "\")" : "w.\"" + column + '"';
  }

  private static boolean isTime(String column) {
    return column.equals("label_time") || column.matches(".*__max_(event|arrival)_time");
  }

  private List<String> examples() throws SQLException {
    List<String> examples = new ArrayList<>();
    String differing = "SELECT id, unnest(differing) AS c FROM compared ORDER BY id, c";
    for (String found : sql.rows(differing + " LIMIT " + EXAMPLES)) {
      String column = found.substring(found.lastIndexOf("  ") + 2);
      String label = found.substring(0, found.lastIndexOf("  ")).replace("'", "''");
      examples.add("label " + label + ", column " + column);
      examples.add("  expected " + value("e", "expected", column, label));
      examples.add("  written  " + value("w", "written", column, label));
    }
    return examples;
  }

  private String value(String alias, String table, String column, String label)
      throws SQLException {
    String value = alias.equals("w") ? stored(column) : '"' + column + '"';
    List<String> found =
        sql.rows(
            String.format(
                "SELECT CAST(%s AS VARCHAR) FROM %s AS %s WHERE \"%s\" = '%s'",
                value, table, alias, id(), label));
    return found.isEmpty() ? "no such row" : String.join(" and ", found);
  }

  private String id() {
    return dataset.labelColumns().entrySet().stream()
        .filter(entry -> entry.getValue().equals("label_id"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
