/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static dev.hindcast.spark.testing.Visits.event;
import static dev.hindcast.spark.testing.Visits.label;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.iceberg.SnapshotTags;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** An old version is built again, to equal digests, whatever became of its sources since. */
class RebuildAfterChangesTest {
  private static final StructType ITEMS =
      new StructType()
          .add("item", DataTypes.StringType)
          .add("since", DataTypes.TimestampType)
          .add("rank", DataTypes.IntegerType);

  private static final String KEYS =
      """
      enrichments.ranks {
        table = "lake.%1$s.items", key = { item = item }, valid-from = since, known-at = since
        columns = { rank = rank }
      }
      sources.visits.attributes { op = op }
      sequences.s { enrich = [ranks], tie-break = [event_id]
        derive { before { type = time-before-label }, twice = "rank * 2" } }
      sequences.cheap { max-length = 3, filter = "price < 3" }
      """;

  private final Visits visits;
  private final BuildRequest request;
  private int steps;

  RebuildAfterChangesTest() {
    visits = Visits.create("rebuilt_after_changes", events(0, 40), labels());
    Lake.create(items(), ITEMS, items(0));
    append(40);
    append(50);
    request = visits.request(KEYS.formatted(visits.namespace()));
  }

  @Test
  void appendsCompactionSchemaAndPartitionChangesDoNotKeepAVersionFromBeingRebuilt() {
    DatasetManifest first = Builds.run(request);
    hold(first);

    append(60);
    after(first, "appended to");
    sql("DELETE FROM TABLE_NAME WHERE event_id < 5", visits.events());
    sql("UPDATE TABLE_NAME SET price = 99 WHERE event_id = 7", visits.events());
    sql(
        "CALL lake.system.rewrite_data_files(table => 'TABLE_NAME', options => map('rewrite-all', 'true'))",
        visits.events());
    sql("CALL lake.system.rewrite_manifests('TABLE_NAME')", visits.events());
    after(first, "deleted from, updated and compacted");

    sql("ALTER TABLE TABLE_NAME ADD COLUMN extra STRING FIRST", visits.events());
    sql("ALTER TABLE TABLE_NAME RENAME COLUMN item TO thing", visits.events());
    sql("ALTER TABLE TABLE_NAME ALTER COLUMN rank TYPE BIGINT", items());
    sql("ALTER TABLE TABLE_NAME ALTER COLUMN op FIRST", visits.events());
    sql("ALTER TABLE TABLE_NAME RENAME COLUMN label_time TO asked_at", visits.labels());
    sql("ALTER TABLE TABLE_NAME DROP COLUMN price", visits.events());
    sql("ALTER TABLE TABLE_NAME ADD COLUMN price DOUBLE", visits.events());
    sql("ALTER TABLE TABLE_NAME DROP COLUMN extra", visits.events());
    after(first, "given another schema, a mapped column dropped and added again");

    table(visits.events()).updateSpec().addField(Expressions.day("happened")).commit();
    table(visits.labels()).updateSpec().addField(Expressions.bucket("user_id", 4)).commit();
    Lake.spark().sql("REFRESH TABLE " + visits.events());
    Lake.spark().sql("REFRESH TABLE " + visits.labels());
    sql(
        "CALL lake.system.rewrite_data_files(table => 'TABLE_NAME', options => map('rewrite-all', 'true'))",
        visits.events());
    sql("ALTER TABLE TABLE_NAME SET TBLPROPERTIES ('format-version' = '3')", items());
    after(first, "given other partitions");

    for (String table : List.of(visits.events(), visits.labels(), items())) {
      sql(
          "CALL lake.system.expire_snapshots(table => 'TABLE_NAME', older_than => TIMESTAMP '2100-01-01"
              + " 00:00:00', retain_last => 1)",
          table);
    }
    after(first, "expired, with the pin held by a tag");

    letGo(first);
    for (String table : List.of(visits.events(), items())) {
      sql(
          "CALL lake.system.expire_snapshots(table => 'TABLE_NAME', older_than => TIMESTAMP '2100-01-01"
              + " 00:00:00', retain_last => 1)",
          table);
    }
    JsonNode gone = rebuild();
    assertThat(gone.path("not-rebuilt").asInt()).isEqualTo(first.windows().size());
    assertThat(gone.path("windows").path(0).path("why").asText())
        .startsWith("Cannot ")
        .contains("snapshot", visits.events(), "expired");
    System.out.println(
        "RebuildAfterChangesTest: rebuilt "
            + steps
            + " times after changes of its sources, "
            + first.windows().size()
            + " windows, all equal; refused once the pin was gone");
  }

  private void after(DatasetManifest published, String what) {
    JsonNode report = rebuild();
    assertThat(report.path("equal").asInt())
        .as("%s: %s", what, report.toPrettyString())
        .isEqualTo(published.windows().size());
    assertThat(published.rows()).isGreaterThan(10);
    steps++;
  }

  private JsonNode rebuild() {
    DatasetStore store = Builds.store(request.definition().definition());
    JsonNode report =
        VerifyVersionJob.verify(
            Lake.spark(),
            request,
            Progress.NONE,
            Map.of(
                "dataset",
                store.layout().root(),
                "version",
                "1",
                "rebuild",
                "b-20260101T000000Z-ffff1001"));
    assertThat(report.path("intact").asBoolean()).as(report.toPrettyString()).isTrue();
    return report.path("rebuild");
  }

  private void hold(DatasetManifest version) {
    assertThat(tags(version).create(version.build().sourceSnapshots())).isEmpty();
  }

  private void letGo(DatasetManifest version) {
    assertThat(tags(version).remove(version.build().sourceSnapshots())).isEmpty();
  }

  private SnapshotTags tags(DatasetManifest version) {
    return new SnapshotTags(
        new SourceCatalogs(request.definition().definition().catalogs()),
        version.dataset(),
        version.buildId());
  }

  private void append(int from) {
    Lake.append(visits.events(), events(from, 10));
    Lake.append(items(), items(from));
  }

  private String items() {
    return "lake." + visits.namespace() + ".items";
  }

  private static Table table(String name) {
    try {
      return Spark3Util.loadIcebergTable(Lake.spark(), name);
    } catch (Exception e) {
      throw new IllegalStateException("cannot load " + name, e);
    }
  }

  private static void sql(String text, String table) {
    Lake.spark().sql(text.replace("TABLE_NAME", table));
  }

  private static List<Row> events(int from, int number) {
    List<Row> rows = new ArrayList<>();
    for (int n = from; n < from + number; n++) {
      String at = "2026-01-0%dT%02d:00:00Z".formatted(1 + n % 4, n % 20);
      rows.add(event("u" + n % 3, n, at, at, n % 11 == 3 ? "D" : "I", "item" + n % 5));
    }
    return rows;
  }

  private static List<Row> labels() {
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < 24; n++) {
      rows.add(label("l" + n, "u" + n % 4, "2026-01-0%dT%02d:30:00Z".formatted(1 + n % 4, n)));
    }
    return rows;
  }

  private static List<Row> items(int from) {
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      Instant since = Instant.parse("2025-12-31T00:00:00Z");
      rows.add(RowFactory.create("item" + n, since.plusSeconds(3_600L * from), from + n));
    }
    return rows;
  }
}
