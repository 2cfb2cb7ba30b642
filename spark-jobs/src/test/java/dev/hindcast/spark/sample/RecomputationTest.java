/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static dev.hindcast.spark.sample.RetailLines.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recomputation itself is held to a history that was worked out by hand. */
class RecomputationTest {
  private static final String TIMES = "SELECT label_id, list_event_us, eligible, max_arrival_us";
  private static final String ENRICHED =
      "SELECT list_item, CAST(list_%2$s AS VARCHAR) FROM sequence_%1$s WHERE label_id = '5'";
  private static final List<RetailLine> LINES =
      List.of(
          line("ann", "1", 1, "2011-03-26T09:00", "mug", 6),
          line("ann", "1", 2, "2011-03-26T09:00", "tin", 1),
          line("", "2", 1, "2011-03-26T10:00", "mug", 6),
          line("ann", "3", 1, "2011-03-27T09:00", "lamp", 1),
          line("ann", "C4", 1, "2011-03-29T12:00", "mug", -6),
          line("ann", "5", 1, "2011-04-01T09:00", "sign", 2),
          line("ann", "C6", 1, "2011-04-02T09:00", "rug", -1));

  @TempDir Path folder;

  @Test
  void atTheLabelACancellationCountsFromItsOwnDate() throws SQLException, IOException {
    List<String> rows = items("online-retail");

    assertThat(rows).containsExactly("3  [mug, tin]  2", "5  [tin, lamp]  2");
  }

  @Test
  void atTheKnowledgeTimeItCountsFromTheStart() throws SQLException, IOException {
    List<String> rows = items("online-retail-as-known-at");

    assertThat(rows).containsExactly("3  [tin]  1", "5  [tin, lamp]  2");
  }

  @Test
  void atTheLabelATitleThatIsWrittenADayLaterIsMissing() throws SQLException, IOException {
    try (SampleLake lake = SampleLake.open(folder);
        Recomputation sql = recomputed(lake, "online-retail")) {
      assertThat(sql.rows(ENRICHED.formatted("baskets", "title")))
          .containsExactly("[tin, lamp]  [NULL, NULL]");
      assertThat(sql.rows(ENRICHED.formatted("fresh", "fresh_price")))
          .containsExactly("[lamp, tin]  [-1.000, -1.000]");
    }
  }

  @Test
  void atTheKnowledgeTimeItIsThere() throws SQLException, IOException {
    try (SampleLake lake = SampleLake.open(folder);
        Recomputation sql = recomputed(lake, "online-retail-as-known-at")) {
      assertThat(sql.rows(ENRICHED.formatted("baskets", "title")))
          .containsExactly("[tin, lamp]  [A tin, A lamp]");
      assertThat(sql.rows(ENRICHED.formatted("fresh", "fresh_price"))).isEmpty();
    }
  }

  @Test
  void whatIsDerivedCountsTheLinesBefore() throws SQLException, IOException {
    try (SampleLake lake = SampleLake.open(folder);
        Recomputation sql = recomputed(lake, "online-retail")) {
      assertThat(
              sql.rows(
                  "SELECT CAST([list_age_hours, list_gap_minutes, list_nth, list_visit,"
                      + " list_bought_7d, list_items_30d] AS VARCHAR), CAST(list_spent_30d AS"
                      + " VARCHAR) FROM sequence_baskets WHERE label_id = '5'"))
          .containsExactly(
              "[[143, 120], [NULL, 1380], [1, 2], [1, 2], [0, 0], [0, 1]]  [0.000, 1.250]");
    }
  }

  @Test
  void britishSummerTimeIsAnHourAhead() throws SQLException, IOException {
    try (SampleLake lake = SampleLake.open(folder);
        Recomputation sql = recomputed(lake, "online-retail")) {
      assertThat(sql.rows(TIMES + " FROM sequence_history WHERE label_id = '5'"))
          .containsExactly(
              "5  ["
                  + Micros.parse("2011-03-26T09:00:00Z")
                  + ", "
                  + Micros.parse("2011-03-27T08:00:00Z")
                  + "]  2  "
                  + Micros.parse("2011-03-27T08:00:00Z"));
    }
  }

  @Test
  void aDifferenceIsFoundAndShown() throws SQLException, IOException {
    CheckedDataset dataset = CheckedDataset.named("online-retail");
    try (SampleLake lake = SampleLake.open(folder);
        Recomputation sql = recomputed(lake, "online-retail")) {
      Comparison comparison = new Comparison(sql, dataset);
      String right = folder.resolve("right.parquet").toString();
      String wrong = folder.resolve("wrong.parquet").toString();
      String written = comparison.expectedRows();
      sql.execute("COPY (" + written + ") TO '" + right + "'");
      String edited = " REPLACE (list_reverse(history__item) AS history__item)";
      sql.execute("COPY (SELECT *" + edited + " FROM (" + written + ")) TO '" + wrong + "'");

      assertThat(comparison.run(List.of(right))).isEmpty();
      assertThat(comparison.rows()).isEqualTo(3);
      assertThat(new Comparison(sql, dataset).run(List.of(wrong)))
          .containsExactly(
              "2 rows differ, such as",
              "label 3, column history__item",
              "  expected [mug, tin]",
              "  written  [tin, mug]",
              "label 5, column history__item",
              "  expected [tin, lamp]",
              "  written  [lamp, tin]");
    }
  }

  private List<String> items(String dataset) throws SQLException, IOException {
    try (SampleLake lake = SampleLake.open(folder);
        Recomputation sql = recomputed(lake, dataset)) {
      assertThat(sql.rows("SELECT * FROM rejected")).containsExactly("order-lines  1");
      assertThat(sql.number("SELECT count(*) FROM view")).isEqualTo(3);
      return sql.rows("SELECT label_id, list_item, eligible FROM sequence_history ORDER BY ALL");
    }
  }

  private static Recomputation recomputed(SampleLake lake, String dataset)
      throws SQLException, IOException {
    OnlineRetailImport.write(lake, LINES);
    Recomputation sql = new Recomputation();
    sql.run(
        CheckedDataset.named(dataset),
        Map.of(
            "from", Long.toString(Micros.parse("2011-01-01")),
            "to", Long.toString(Micros.parse("2011-12-10")),
            "K", Long.toString(Micros.parse("2011-12-10")),
            "lake.retail.order_lines", files(lake, RetailTables.LINES),
            "lake.retail.labels", files(lake, RetailTables.LABELS),
            "lake.retail.items", files(lake, ItemHistory.TABLE)));
    return sql;
  }

  private static String files(SampleLake lake, TableIdentifier table) throws IOException {
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = lake.load(table).newScan().planFiles()) {
      tasks.forEach(task -> files.add(PublishedSample.local(task.file().location())));
    }
    return Recomputation.table(files);
  }
}
