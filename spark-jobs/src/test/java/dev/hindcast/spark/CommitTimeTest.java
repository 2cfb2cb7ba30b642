/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static dev.hindcast.spark.testing.Visits.event;
import static dev.hindcast.spark.testing.Visits.label;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.time.Micros;
import java.util.List;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.junit.jupiter.api.Test;

/** Rows whose commit is no longer known, where the commit time is the arrival time. */
class CommitTimeTest {
  @Test
  void rowOfAnExpiredCommitStopsTheBuild() throws Exception {
    Visits visits = tables("forgotten", 3);
    write(visits, 1, "2025-12-20T10:00:00Z");
    write(visits, 2, "2025-12-20T10:00:00Z");
    Snapshot oldest = write(visits, 3, "2026-01-02T10:00:00Z");
    write(visits, 4, "2026-01-02T10:00:00Z");
    expireAncestorsOf(oldest, visits);

    FailedBuild failed = FailedBuild.of(request(visits, 30));

    assertThat(failed.code()).isEqualTo(ErrorCode.COMMIT_TIME_UNKNOWN);
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.message().replaceFirst("number [12],", "number <1 or 2>,"))
        .isEqualTo(
            message(
                "forgotten",
                "at least one row was last written by the commit with sequence number <1 or 2>,"
                    + " whose snapshot has expired; commits are known from sequence number 3 of "
                    + Micros.text(oldest.timestampMillis() * 1_000)
                    + ". Keep snapshots for as long as their rows are used"
                    + " (history.expire.max-snapshot-age-ms),"));
  }

  @Test
  void rowOfAnExpiredCommitThatNoLabelCanSeeStopsNothing() throws Exception {
    Visits visits = tables("unneeded", 3);
    write(visits, 1, "2025-12-20T10:00:00Z");
    expireAncestorsOf(write(visits, 2, "2026-01-02T10:00:00Z"), visits);

    assertThat(FailedBuild.of(request(visits, 30)).code()).isEqualTo(ErrorCode.COMMIT_TIME_UNKNOWN);
    assertThat(Builds.run(request(visits, 1)).rows()).isEqualTo(1);
  }

  @Test
  void rowsFromBeforeRowLineageStopTheBuildUntilTheTableIsWrittenTo() throws Exception {
    Visits visits = tables("upgraded", 2);
    write(visits, 1, "2025-12-20T10:00:00Z");
    Lake.spark()
        .sql("ALTER TABLE " + visits.events() + " SET TBLPROPERTIES ('format-version' = '3')");

    FailedBuild failed = FailedBuild.of(request(visits, 30));

    assertThat(failed.code()).isEqualTo(ErrorCode.COMMIT_TIME_UNKNOWN);
    assertThat(failed.message())
        .isEqualTo(
            message(
                "upgraded",
                "at least one row has no sequence number, for it was written before the table had"
                    + " format version 3. Write to the table once, which gives all its rows a"
                    + " sequence number,"));
    write(visits, 2, "2026-01-02T10:00:00Z");
    assertThat(Builds.run(request(visits, 30)).rows()).isEqualTo(1);
  }

  private static String message(String namespace, String whyAndNext) {
    return "Cannot use sources.visits.arrival-time = commit-time with table lake."
        + namespace
        + ".events: "
        + whyAndNext
        + " or name an arrival column, or declare assumed { delay }.";
  }

  /** A table without events, and one label of 3 January. */
  private static Visits tables(String namespace, int formatVersion) {
    Visits visits = new Visits(namespace);
    Lake.create(visits.labels(), Visits.LABELS, List.of(label("l1", "a", "2026-01-03T00:00:00Z")));
    Lake.spark()
        .sql(
            "CREATE TABLE %s (%s) USING iceberg TBLPROPERTIES ('format-version' = '%d')"
                .formatted(visits.events(), Visits.EVENTS.toDDL(), formatVersion));
    return visits;
  }

  /** Adds an event in a commit of its own. */
  private static Snapshot write(Visits visits, int id, String happened) throws Exception {
    Lake.append(visits.events(), List.of(event("a", id, happened, happened, "I", "x")));
    return table(visits).currentSnapshot();
  }

  private static void expireAncestorsOf(Snapshot oldest, Visits visits) throws Exception {
    ExpireSnapshots expiry = table(visits).expireSnapshots();
    for (Snapshot snapshot : table(visits).snapshots()) {
      if (snapshot.sequenceNumber() < oldest.sequenceNumber()) {
        expiry.expireSnapshotId(snapshot.snapshotId());
      }
    }
    expiry.commit();
  }

  private static Table table(Visits visits) throws Exception {
    Table table = Spark3Util.loadIcebergTable(Lake.spark(), visits.events());
    table.refresh();
    return table;
  }

  private static BuildRequest request(Visits visits, int lookbackDays) {
    return visits.request(
        "sources.visits.arrival-time = commit-time, sequences.s.lookback = %d days"
            .formatted(lookbackDays));
  }
}
