/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recomputes every sequence of a sample dataset's latest version with DuckDB and compares: {@code
 * SequenceCheck DATASET FOLDER FROM TO KNOWLEDGE_TIME}, where the folder holds the lake and {@code
 * datasets}. Ends with exit code 1 if a row differs.
 */
public final class SequenceCheck {
  private SequenceCheck() {}

  public static void main(String[] arguments) throws SQLException, IOException {
    List<String> wrong =
        check(
            CheckedDataset.named(arguments[0]),
            Path.of(arguments[1]),
            Micros.parse(arguments[2]),
            Micros.parse(arguments[3]),
            Micros.parse(arguments[4]));
    wrong.forEach(System.err::println);
    if (!wrong.isEmpty()) {
      System.exit(1);
    }
  }

  /** What is wrong, in words. */
  static List<String> check(
      CheckedDataset dataset, Path folder, long fromMicros, long toMicros, long knowledgeMicros)
      throws SQLException, IOException {
    PublishedSample sample =
        PublishedSample.latest(folder.resolve("datasets").resolve(dataset.name()));
    try (SampleLake lake = SampleLake.open(folder);
        Recomputation sql = new Recomputation()) {
      Map<String, String> values = new TreeMap<>();
      values.put("from", Long.toString(fromMicros));
      values.put("to", Long.toString(toMicros));
      values.put("K", Long.toString(knowledgeMicros));
      for (String table : dataset.tables()) {
        values.put(table, Recomputation.table(sample.sourceFiles(lake, table)));
      }
      sql.run(dataset, values);
      Comparison comparison = new Comparison(sql, dataset);
      List<String> wrong = new ArrayList<>(comparison.run(sample.files()));
      wrong.addAll(rejected(sql, dataset, sample));
      if (wrong.isEmpty()) {
        System.out.println(summary(sql, dataset, sample, comparison.rows()));
      }
      return wrong;
    }
  }

  private static List<String> rejected(
      Recomputation sql, CheckedDataset dataset, PublishedSample sample) throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (String input : dataset.countedInputs()) {
      long expected =
          sql.number("SELECT coalesce(sum(rows), 0) FROM rejected WHERE input = '" + input + "'");
      if (expected != sample.rejectedRows(input)) {
        wrong.add(
            "rejected rows of "
                + input
                + ": expected "
                + expected
                + ", but the manifest says "
                + sample.rejectedRows(input));
      }
    }
    return wrong;
  }

  private static String summary(
      Recomputation sql, CheckedDataset dataset, PublishedSample sample, long rows)
      throws SQLException {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s v%d: %,d labels recomputed with DuckDB, %,d stored revisions",
            dataset.name(),
            sample.version(),
            rows,
            sql.number("SELECT count(*) FROM stored")));
    for (CheckedSequence sequence : dataset.sequences()) {
      text.append(
          String.format(
              Locale.ROOT,
              "; %s %,d events",
              sequence.name(),
              sql.number("SELECT count(*) FROM kept_" + sequence.name())));
    }
    return text.append(": 0 rows differ").toString();
  }
}
