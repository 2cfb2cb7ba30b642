/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static dev.hindcast.spark.testing.Visits.event;
import static dev.hindcast.spark.testing.Visits.label;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Tables may change between planning and building, and between builds, without changing rows. */
class SourceChangesTest {
  @Test
  void pinnedSnapshotIsReadWhateverCameAfterIt() {
    Visits visits = Visits.create("pinned");
    BuildRequest request = visits.request();
    DatasetManifest before = Builds.run(visits.request("name = pinned-before"));
    Lake.append(
        visits.events(),
        List.of(event("a", 4, "2026-01-01T09:00:00Z", "2026-01-01T09:00:00Z", "I", "new")));
    Lake.append(visits.labels(), List.of(label("l3", "a", "2026-01-03T12:00:00Z")));

    assertThat(Builds.run(request).rowDigest()).isEqualTo(before.rowDigest());
  }

  @Test
  void renamedColumnIsFoundByItsFieldId() {
    Visits visits = Visits.create("renamed");
    BuildRequest planned = visits.request();
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN item TO thing");
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN happened TO event_at");
    Lake.spark().sql("ALTER TABLE " + visits.labels() + " RENAME COLUMN label_time TO asked_at");

    DatasetManifest old = Builds.run(planned);
    DatasetManifest renamed =
        Builds.run(
            visits.request(
                "name = renamed-since, labels.time = asked_at,"
                    + " sources.visits { event-time = event_at, attributes.item = thing }"));

    assertThat(items(planned, old)).containsExactly("l1[x, y]", "l2[x, y, z]");
    assertThat(renamed.rowDigest()).isEqualTo(old.rowDigest());
  }

  @Test
  void columnsThatSwappedNamesYieldTheirOwnData() {
    Visits visits = Visits.create("swapped");
    BuildRequest planned = visits.request("sources.visits.attributes.op = op");
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN item TO spare");
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN op TO item");
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN spare TO op");
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN happened TO spare");
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN arrived TO happened");
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN spare TO arrived");

    assertThat(items(planned, Builds.run(planned))).containsExactly("l1[x, y]", "l2[x, y, z]");
  }

  @Test
  void namesWithHyphensAndDigitsAreReadAsTheyStand() {
    List<Row> labels = List.of(label("l1", "a", "2026-01-02T12:00:00Z"));
    Lake.create("lake.`2026-q1`.`my-labels`", Visits.LABELS, labels);
    Visits visits = Visits.create("hyphens");

    DatasetManifest manifest =
        Builds.run(visits.request("labels.table = \"lake.2026-q1.my-labels\""));

    assertThat(manifest.rows()).isEqualTo(1);
  }

  @Test
  void compactionChangesNoRow() throws Exception {
    Visits visits = Visits.create("compacted");
    for (int n = 10; n < 14; n++) {
      Lake.append(
          visits.events(),
          List.of(event("a", n, "2026-01-01T11:00:00Z", "2026-01-01T11:00:00Z", "I", "i" + n)));
    }
    DatasetManifest before = Builds.run(visits.request());
    long files = compact(visits.events());
    DatasetManifest after = Builds.run(visits.request("name = compacted-since"));

    assertThat(files).isGreaterThan(1);
    assertThat(after.windows().get(0).rowDigest()).isEqualTo(before.windows().get(0).rowDigest());
    assertThat(after.rowDigest()).isEqualTo(before.rowDigest());
    assertThat(after.build().sourceSnapshots()).isNotEqualTo(before.build().sourceSnapshots());
  }

  @Test
  void arrivalIsTheCommitThatAddedTheRowEvenAfterCompaction() throws Exception {
    Visits visits = new Visits("committed");
    Lake.spark().sql("CREATE NAMESPACE lake.committed");
    Lake.spark()
        .sql(
            "CREATE TABLE lake.committed.events (user_id string, event_id bigint, happened"
                + " timestamp, arrived timestamp, op string, item string, price double) USING"
                + " iceberg TBLPROPERTIES ('format-version' = '3')");
    List<Long> commits = IntStream.range(0, 3).mapToObj(n -> commit(visits, n)).toList();
    Lake.create(
        visits.labels(),
        Visits.LABELS,
        IntStream.range(0, 6)
            .mapToObj(
                n -> label("l" + n, "a", Micros.text(commits.get(n / 2) - (n % 2 == 0 ? 1 : 0))))
            .toList());
    String keys = "sources.visits.arrival-time = commit-time, sequences.s.lookback = 9999 days";
    String from = Micros.text(commits.get(0) - 1);
    String to = Micros.text(commits.get(2) + 1);

    BuildRequest request = visits.request(keys, from, to, to);
    DatasetManifest manifest = Builds.run(request);
    compact(visits.events());
    DatasetManifest after =
        Builds.run(visits.request(keys + ", name = committed-since", from, to, to));

    assertThat(items(request, manifest))
        .containsExactly("l0[]", "l1[i0]", "l2[i0]", "l3[i0, i1]", "l4[i0, i1]", "l5[i0, i1, i2]");
    assertThat(after.rowDigest()).isEqualTo(manifest.rowDigest());
  }

  /** Adds an event in a commit of its own; returns the commit's time in microseconds. */
  private static long commit(Visits visits, int n) {
    try {
      Table table = Spark3Util.loadIcebergTable(Lake.spark(), visits.events());
      Lake.append(
          visits.events(),
          List.of(
              event("a", n, "2025-12-31T11:00:0" + n + "Z", "2030-01-01T00:00:00Z", "I", "i" + n)));
      table.refresh();
      return table.currentSnapshot().timestampMillis() * 1_000;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long compact(String name) throws Exception {
    Table table = Spark3Util.loadIcebergTable(Lake.spark(), name);
    return SparkActions.get(Lake.spark())
        .rewriteDataFiles(table)
        .option("rewrite-all", "true")
        .execute()
        .rewrittenDataFilesCount();
  }

  private static List<String> items(BuildRequest request, DatasetManifest manifest) {
    return Builds.rows(request.definition().definition(), manifest)
        .selectExpr("label_id", "s__item")
        .orderBy("label_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + row.getList(1))
        .toList();
  }
}
