/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Outcomes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** What becomes of single labels: kept, rejected, immature, or the end of the build. */
class LabelFatesTest {
  private static final String OUTCOMES = "labels { outcome-end = ended, grace = 2 hours }\n";

  @Test
  void labelIsImmatureUntilItsOutcomeAndGraceHaveEnded() {
    Outcomes.create(
        "maturity",
        List.of(
            label("l1", 1L, "2026-01-01T10:00:00Z", "2026-01-04T22:00:00Z"),
            label("l2", 1L, "2026-01-01T10:00:00Z", "2026-01-04T22:00:00.000001Z"),
            label("l3", 1L, "2026-01-01T10:00:00Z", null),
            label("l4", null, "2026-01-01T10:00:00Z", null),
            label("l5", 2L, "2026-01-01T10:00:00Z", "2025-01-01T00:00:00Z")));

    DatasetManifest manifest = Builds.run(Outcomes.request("maturity", "maturity", OUTCOMES));

    assertThat(ids("maturity", manifest)).containsExactly("l1", "l5");
    assertThat(manifest.build().inputCounts().get("labels"))
        .isEqualTo(Map.of("read", 5L, "kept", 2L, "immature", 1L));
    assertThat(manifest.build().rejected().get("labels"))
        .isEqualTo(Map.of("null-user", 1L, "null-outcome-end", 1L));
  }

  @Test
  void labelsOfOneUserAndTimeAllSurvive() {
    Outcomes.create(
        "twins",
        List.of(
            label("l1", 1L, "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z"),
            label("l2", 1L, "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z")));

    assertThat(ids("twins", Builds.run(Outcomes.request("twins", "twins", OUTCOMES))))
        .containsExactly("l1", "l2");
  }

  @Test
  void idsNeedToBeUniqueAmongKeptLabelsOnly() {
    Row kept = label("l1", 1L, "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z");
    Outcomes.create(
        "renewed", List.of(kept, label("l1", 1L, "2026-01-04T10:00:00Z", "2026-01-04T23:00:00Z")));

    assertThat(ids("renewed", Builds.run(Outcomes.request("renewed", "renewed", OUTCOMES))))
        .containsExactly("l1");

    Lake.append("lake.renewed.labels", List.of(kept));
    assertThat(FailedBuild.of(Outcomes.request("renewed", "renewed", OUTCOMES)))
        .isEqualTo(
            new FailedBuild(
                ErrorCode.LABEL_IDS_DUPLICATED,
                "Cannot build dataset renewed: label ids of table lake.renewed.labels are not"
                    + " unique, such as l1 (2 labels). Rows of the output are found by their label"
                    + " id. Make the ids unique, or choose another column as labels.id."));
  }

  @Test
  void outcomeThatReachesPastItsSplitStopsTheBuild() {
    Outcomes.create(
        "reaching",
        List.of(
            label("l1", 1L, "2026-01-01T22:59:59Z", "2026-01-02T00:00:00Z"),
            label("l2", 1L, "2026-01-01T10:00:00Z", "2026-01-02T00:00:01Z"),
            label("l3", 2L, "2026-01-01T22:00:00Z", "2026-01-02T02:00:00Z"),
            label("l4", 2L, "2026-01-01T23:00:00Z", "2026-01-02T03:00:00Z"),
            label("l5", 2L, "2026-01-02T23:00:00Z", "2026-01-03T03:00:00Z")));
    String splits =
        "output.splits { train = \"< 2026-01-02\", test = \"< 2026-01-03\", embargo = %s }";

    FailedBuild failed =
        FailedBuild.of(
            Outcomes.request("reaching", "reaching", OUTCOMES + splits.formatted("1 hour")));

    assertThat(failed)
        .isEqualTo(
            new FailedBuild(
                ErrorCode.EMBARGO_TOO_SHORT,
                "Cannot publish a version of dataset reaching: an embargo of 1 hour is shorter"
                    + " than the outcome of 2 of 3 labels, such as label l2 at"
                    + " 2026-01-01T10:00:00Z in split train with an outcome until"
                    + " 2026-01-02T00:00:01Z; label l3 at 2026-01-01T22:00:00Z in split train with"
                    + " an outcome until 2026-01-02T02:00:00Z. A model that learns from them is"
                    + " told of the time of the next split. Set output.splits.embargo to at least"
                    + " 14 hours, or move the splits."));
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(
            Builds.run(
                    Outcomes.request(
                        "reaching", "reaching", OUTCOMES + splits.formatted("14 hours")))
                .rowsWithoutSplit())
        .isEqualTo(Map.of("embargo", 4L));
  }

  @Test
  void idsOfRequestSessionAndEventTravelAsTextAndAreNotWritten() {
    Outcomes.create(
        "own", List.of(label("l1", 7L, "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z")));
    BuildRequest request =
        Outcomes.request("own", "own", "labels { session = user_id, event = [user_id, label_id] }");
    Ingest ingest = new DatasetBuild(Lake.spark(), Progress.NONE).ingest(request);

    Row label =
        ingest
            .rows()
            .selectExpr("label.`hc$request`", "label.`hc$session`", "label.`hc$event`")
            .head();

    assertThat(label).isEqualTo(RowFactory.create("r1", "7", "1:72:l1"));
    assertThat(Builds.run(request).schema())
        .extracting(column -> column.name())
        .startsWith("label_id", "user_id", "label_time", "clicked", "split", "s__length");
  }

  @Test
  void samplesAreChosenByTheLabelAlone() {
    Outcomes.create("chance", List.of());

    FailedBuild failed =
        FailedBuild.of(
            Outcomes.request(
                "chance", "chance", "labels.sample { rate = 0.5, where = \"rand() < 0.1\" }"));

    assertThat(failed.code()).isEqualTo(ErrorCode.EXPRESSION_REFUSED);
    assertThat(failed.message())
        .contains("labels.sample.where = \"rand() < 0.1\": function rand is not allowed");
  }

  @Test
  void columnsOfRequestSessionEventAndOutcomeAreCheckedAllAtOnce() {
    Outcomes.create("columns", List.of());

    assertThatThrownBy(
            () ->
                Outcomes.request(
                    "columns",
                    "columns",
                    "labels { request = requests, session = sess, event = [label_id, nr],"
                        + " outcome-end = clicked }"))
        .hasMessageContaining("dataset.labels.request")
        .hasMessageContaining("requests")
        .hasMessageContaining("dataset.labels.session")
        .hasMessageContaining("dataset.labels.event")
        .hasMessageContaining("dataset.labels.outcome-end")
        .hasMessageContaining("clicked");
  }

  @Test
  void buildWithoutAnyKeptLabelIsAnEmptyVersion() {
    Outcomes.create(
        "unripe", List.of(label("l1", 1L, "2026-01-04T10:00:00Z", "2026-01-04T23:00:00Z")));
    String splits =
        "output.splits { train = \"< 2026-01-02\", test = \"< 2026-01-05\", embargo = 1 day }";

    DatasetManifest manifest = Builds.run(Outcomes.request("unripe", "unripe", OUTCOMES + splits));

    assertThat(manifest.rows()).isZero();
    assertThat(manifest.build().inputCounts().get("labels"))
        .isEqualTo(Map.of("read", 1L, "kept", 0L, "immature", 1L));
    assertThat(manifest.splits()).allMatch(split -> split.rows() == 0);
  }

  private static List<String> ids(String name, DatasetManifest manifest) {
    return Builds.rows(Outcomes.request(name, name, "").definition().definition(), manifest)
        .selectExpr("label_id")
        .orderBy("label_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Row label(String id, Long user, String time, String end) {
    return RowFactory.create(
        id, user, Instant.parse(time), "r1", end == null ? null : Instant.parse(end), 0);
  }
}
