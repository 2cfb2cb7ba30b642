/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one rule in DuckDB's SQL, over data files. It shares no code with what it checks: not the
 * definition, not the assembler, not Spark.
 */
final class Recomputation implements AutoCloseable {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private final Connection connection;

  Recomputation() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET autoinstall_known_extensions = false");
    execute("SET threads = 2");
    execute("SET preserve_insertion_order = false");
  }

  /** Makes the tables {@code rejected}, {@code view} and a {@code sequence_} table for each. */
  void run(CheckedDataset dataset, Map<String, String> placeholders) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>(placeholders);
    values.put("k", filled(dataset.knowledge().ofLabel(), placeholders));
    script(dataset.script(), values);
    script("rule.sql", values);
    String known = filled(dataset.knowledge().ofEnrichment(), placeholders);
    for (CheckedEnrichment enrichment : dataset.enrichments()) {
      Map<String, String> asked = enrichment.placeholders();
      asked.put("known", known);
      script("enrichment.sql", asked);
    }
    for (CheckedSequence sequence : dataset.sequences()) {
      script("sequence.sql", sequence.placeholders());
    }
  }

  /** The SQL of a table of Parquet files. */
  static String table(List<String> files) {
    List<String> quoted = new ArrayList<>();
    files.forEach(file -> quoted.add("'" + file.replace("'", "''") + "'"));
    return "read_parquet([" + String.join(", ", quoted) + "], hive_partitioning = false)";
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows of a query as text, columns joined by two spaces. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(String.valueOf(result.getObject(column)));
        }
        rows.add(String.join("  ", values));
      }
    }
    return rows;
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(rows(sql).get(0));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void script(String resource, Map<String, String> placeholders) throws SQLException {
    for (String statement : filled(text(resource), placeholders).split(";\n", -1)) {
      if (!statement.isBlank()) {
        execute(statement);
      }
    }
  }

  private static String filled(String text, Map<String, String> placeholders) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(
        found -> {
          String value = placeholders.get(found.group(1));
          if (value == null) {
            throw new IllegalArgumentException("no value for " + found.group());
          }
          return Matcher.quoteReplacement(value);
        });
  }

  private static String text(String resource) {
    String path = "/recomputation/" + resource;
    try (InputStream stream = Recomputation.class.getResourceAsStream(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
