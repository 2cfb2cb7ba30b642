/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static dev.hindcast.spark.testing.Visits.event;
import static dev.hindcast.spark.testing.Visits.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.GateResult;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Inputs with which a build must stop, each with its message; nothing is published. */
class BuildErrorsTest {
  @Test
  void snapshotThatExpiredSinceItWasPinnedStopsTheBuild() throws Exception {
    Visits visits = Visits.create("expired");
    BuildRequest request = visits.request();
    Lake.append(visits.events(), List.of(late()));
    Table table = Spark3Util.loadIcebergTable(Lake.spark(), visits.events());
    SourceSnapshot pin = pin(request, visits.events());
    table.expireSnapshots().expireSnapshotId(pin.snapshotId()).commit();

    assertThat(FailedBuild.of(request))
        .isEqualTo(
            new FailedBuild(
                ErrorCode.SNAPSHOT_EXPIRED,
                "Cannot read snapshot "
                    + pin.snapshotId()
                    + " of table lake.expired.events, committed at "
                    + Micros.text(pin.committedAtMicros())
                    + ": it has expired since it was pinned. Plan the build again, and keep"
                    + " snapshots for longer than a build takes"
                    + " (history.expire.max-snapshot-age-ms)."));
  }

  @Test
  void tableThatWasDroppedAndCreatedAgainStopsTheBuild() throws Exception {
    Visits visits = Visits.create("replaced");
    BuildRequest request = visits.request();
    Lake.spark().sql("DROP TABLE " + visits.events() + " PURGE");
    Lake.create(visits.events(), Visits.EVENTS, List.of(late()));
    SourceSnapshot pin = pin(request, visits.events());

    assertThat(FailedBuild.of(request))
        .isEqualTo(
            new FailedBuild(
                ErrorCode.TABLE_REPLACED,
                "Cannot read snapshot "
                    + pin.snapshotId()
                    + " of table lake.replaced.events: the table was dropped and created again"
                    + " since it was pinned (its uuid was "
                    + pin.tableUuid()
                    + " and is "
                    + Spark3Util.loadIcebergTable(Lake.spark(), visits.events()).uuid()
                    + "). Plan the build again to use the new table."));
  }

  @Test
  void retractionInAnAppendOnlySourceStopsTheBuild() {
    Visits visits = Visits.create("append_only");
    Lake.append(
        visits.events(),
        List.of(event("a", 2, "2026-01-01T11:00:00Z", "2026-01-01T11:30:00Z", "D", "y")));

    assertThat(FailedBuild.of(visits.request("sources.visits.corrections = none")))
        .isEqualTo(
            broken(
                "append-only",
                "source visits declares corrections = none, but event (2) of user a has a"
                    + " retraction"));
  }

  @Test
  void correctionInAnAppendOnlySourceStopsTheBuild() {
    Visits visits = Visits.create("first_reports");
    Lake.append(
        visits.events(),
        List.of(event("a", 2, "2026-01-01T11:00:00Z", "2026-01-01T11:30:00Z", "I", "q")));

    assertThat(FailedBuild.of(visits.request("sources.visits.corrections = none")))
        .isEqualTo(
            broken(
                "first-reports",
                "source visits declares corrections = none, but event (2) of user a has revisions"
                    + " with unequal attributes"));
  }

  @Test
  void movedEventTimeStopsTheBuildUnlessItIsDeclared() {
    Visits visits = Visits.create("moved");
    Lake.append(
        visits.events(),
        List.of(event("a", 2, "2026-01-01T10:59:00Z", "2026-01-01T11:30:00Z", "I", "y")));

    FailedBuild failed = FailedBuild.of(visits.request("sources.visits.corrections = attributes"));
    assertThat(failed.code()).isEqualTo(ErrorCode.CORRECTIONS_DECLARATION_BROKEN);
    assertThat(failed.message())
        .startsWith(
            "Cannot build dataset moved: source visits declares corrections = attributes, but event"
                + " (2) of user a has revisions with event times ")
        .contains("2026-01-01T11:00:00Z", "2026-01-01T10:59:00Z")
        .endsWith(
            ". Pruning relies on the declaration. Declare what the source really does (corrections"
                + " = attributes or any), or mend the rows.");
    assertThat(Builds.run(visits.request("sources.visits.corrections = any")).rows()).isEqualTo(2);
  }

  @Test
  void duplicateLabelIdsAreNamed() {
    List<Row> labels = new ArrayList<>();
    for (String id : List.of("l3", "l1", "l2", "l1", "l3", "l1")) {
      labels.add(label(id, "a", "2026-01-02T00:00:00Z"));
    }
    Visits visits = Visits.create("same_ids", List.of(late()), labels);

    assertThat(FailedBuild.of(visits.request()))
        .isEqualTo(
            new FailedBuild(
                ErrorCode.LABEL_IDS_DUPLICATED,
                "Cannot build dataset same-ids: label ids of table lake.same_ids.labels are not"
                    + " unique, such as l1 (3 labels), l3 (2 labels). Rows of the output are found"
                    + " by their label id. Make the ids unique, or choose another column as"
                    + " labels.id."));
  }

  @Test
  void buildWithoutLabelsIsAVersionWithEmptyWindows() {
    DatasetManifest manifest =
        Builds.run(Visits.create("no_labels", List.of(late()), List.of()).request());

    assertThat(manifest.version()).isEqualTo(1);
    assertThat(manifest.files()).isEmpty();
    assertThat(manifest.windows())
        .extracting(window -> window.window() + " " + window.rows())
        .containsExactly(
            "[2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z) 0",
            "[2026-01-02T00:00:00Z, 2026-01-03T00:00:00Z) 0",
            "[2026-01-03T00:00:00Z, 2026-01-04T00:00:00Z) 0",
            "[2026-01-04T00:00:00Z, 2026-01-05T00:00:00Z) 0");
    assertThat(manifest.windows()).extracting(PublishedWindow::rows).containsOnly(0L);
  }

  @Test
  void tooManyRejectedRowsStopTheBuild() {
    Visits visits = Visits.create("rejected");
    Lake.append(
        visits.events(),
        List.of(
            event(null, 4, "2026-01-01T11:00:00Z", "2026-01-01T11:30:00Z", "I", "y"),
            event("a", 5, "1970-01-01T00:00:00Z", "2026-01-01T11:30:00Z", "I", "y")));

    assertThat(FailedBuild.of(visits.request("gates.max-rejected-share = 0.25")))
        .isEqualTo(
            new FailedBuild(
                ErrorCode.GATE_FAILED,
                "Cannot publish a version of dataset rejected: gates.max-rejected-share of visits"
                    + " is 0.4000, the limit is 0.2500. Rejected rows by input and reason:"
                    + " {visits={event-time-out-of-range=1, null-user=1}}. Look at the input."
                    + " To publish this build all the same, once, build with --override-gate"
                    + " max-rejected-share, which the version records; a limit that is wrong for"
                    + " good belongs into the definition."));
    assertThat(Builds.run(visits.request("gates.max-rejected-share = 0.4")).rows()).isEqualTo(2);
  }

  @Test
  void otherGatesStopTheBuildTogether() {
    Visits visits =
        Visits.create(
            "gates",
            List.of(late()),
            List.of(
                label("l1", "a", "2026-01-03T00:00:00Z"),
                label("l2", "b", "2026-01-03T00:00:00Z")));

    assertThat(
            FailedBuild.of(visits.request("gates { min-rows = 3, max-empty-share = 0.25 }"))
                .message())
        .startsWith(
            "Cannot publish a version of dataset gates: gates.min-rows is 2, the limit is 3;"
                + " gates.max-empty-share of s is 0.5000, the limit is 0.2500. ");
  }

  @Test
  void overriddenGateLetsTheBuildThroughAndIsRecorded() {
    Visits visits =
        Visits.create(
            "overridden",
            List.of(late()),
            List.of(
                label("l1", "a", "2026-01-03T00:00:00Z"),
                label("l2", "b", "2026-01-03T00:00:00Z")));
    BuildRequest request = visits.request("gates { min-rows = 3, max-empty-share = 0.25 }");

    assertThat(FailedBuild.of(overriding(request, "min-rows")).message())
        .startsWith(
            "Cannot publish a version of dataset overridden: gates.max-empty-share of s is 0.5000");
    DatasetManifest published =
        Builds.run(overriding(request, "min-rows", "max-empty-share", "max-row-change"));

    assertThat(published.build().gates())
        .filteredOn(GateResult::overridden)
        .extracting(GateResult::gate)
        .containsExactly("min-rows", "max-empty-share");
    assertThat(published.build().gates())
        .filteredOn(gate -> !gate.overridden())
        .allMatch(GateResult::passed);
  }

  @Test
  void buildThatWasPlannedAfterAnOlderVersionIsRefused() {
    Visits visits = Visits.create("overtaken");
    BuildRequest slow = visits.request();
    DatasetManifest first = Builds.run(visits.request());

    FailedBuild failed = FailedBuild.of(slow);

    assertThat(failed)
        .isEqualTo(
            new FailedBuild(
                ErrorCode.VERSION_CONFLICT,
                "Cannot build version 1 of dataset overtaken: its latest version is 1, but the"
                    + " build was planned after version 0. Somebody else has published; plan the"
                    + " build again."));
    assertThat(failed.exitCode()).isEqualTo(5);
    assertThat(Builds.store(slow.definition().definition()).load(1).buildId())
        .isEqualTo(first.buildId());
  }

  @Test
  void requestThatIsSubmittedAgainIsRefusedAndItsFilesAreKept() throws IOException {
    Visits visits = Visits.create("again");
    BuildRequest request = visits.request();
    DatasetManifest published = Builds.run(request);

    assertThatThrownBy(() -> Builds.run(request))
        .hasStackTraceContaining(
            "Cannot build version 1 of dataset again: its latest version is 1");

    DatasetStore store = Builds.store(request.definition().definition());
    assertThat(store.load(1)).isEqualTo(published);
    assertThat(published.files()).isNotEmpty();
    for (PublishedFile file : published.files()) {
      assertThat(store.files().sizeBytes(file.path())).isEqualTo(file.sizeBytes());
    }
  }

  private static FailedBuild broken(String dataset, String what) {
    return new FailedBuild(
        ErrorCode.CORRECTIONS_DECLARATION_BROKEN,
        "Cannot build dataset "
            + dataset
            + ": "
            + what
            + ". Pruning relies on the declaration. Declare what the source really does"
            + " (corrections = attributes or any), or mend the rows.");
  }

  private static SourceSnapshot pin(BuildRequest request, String table) {
    return request.sourceSnapshots().stream()
        .filter(snapshot -> snapshot.table().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private static Row late() {
    return event("a", 9, "2026-01-02T10:00:00Z", "2026-01-02T11:00:00Z", "I", "w");
  }

  private static BuildRequest overriding(BuildRequest request, String... gates) {
    return request.with(new BuildWaivers(false, List.of(gates)));
  }
}
