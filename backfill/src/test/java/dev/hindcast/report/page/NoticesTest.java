/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private static final String STATISTICS = "/statistics/views";
  private static final String OF_WINDOW = "/windows/0/statistics/views";

  @Test
  void whatIsUsualIsNoWarning() {
    DatasetManifest usual =
        ReportExamples.changed(
            ReportExamples.first(),
            json -> {
              statistics(json, of -> of.put("truncatedRows", 0).put("emptyRows", 0));
              statistics(json, NoticesTest::fill);
              ((ObjectNode) json.at("/builds/b-1")).putObject("rejected");
              ((ObjectNode) json.at("/builds/b-1/inputCounts")).remove("labels");
            });

    assertThat(VersionPage.headlines(ReportExamples.alone(usual)))
        .allMatch(headline -> headline.startsWith("Note: "));
  }

  @Test
  void gatesThatWereOverriddenOrNearlyFailedAreSaidFirst() {
    List<String> headlines =
        headlines(
            json -> {
              ((ObjectNode) json.at("/builds/b-1/gates/0"))
                  .put("value", 0.75)
                  .put("passed", false)
                  .put("overridden", true);
              ((ObjectNode) json.at("/builds/b-1/gates/1")).put("limit", 0.3);
            });

    assertThat(headlines)
        .startsWith(
            "Warning: Published over a gate: max-rejected-share of views measured 0.75, the limit"
                + " is 0.5",
            "Warning: Close to a gate: max-row-change measured 0.25, the limit is 0.3");
  }

  @Test
  void rejectedRowsOverlapsAndContradictionsAreSaid() {
    List<String> headlines =
        headlines(
            json ->
                ((ObjectNode) json.at("/builds/b-1/inputCounts/views"))
                    .put("overlapping", 3)
                    .put("conflicts", 1));

    assertThat(headlines)
        .contains(
            "Warning: 2 rows of views were rejected (1.7%)",
            "Warning: 1 row of labels was rejected (10.0%)",
            "Warning: views: 3 rows of a dimension overlap in time",
            "Warning: views: 1 revisions contradict each other");
  }

  @Test
  void emptyAndCutRowsAndNullsAreSaid() {
    assertThat(headlines(json -> {}))
        .contains(
            "Warning: views: 20.0% of the rows are empty",
            "Warning: views: 80.0% of the rows are cut");
    assertThat(
            headlines(
                json ->
                    statistics(
                        json,
                        of -> {
                          ((ObjectNode) of.get("nulls")).put("item", 10);
                          ((ObjectNode) of.get("kept")).remove("nullPositions");
                        })))
        .contains("Warning: views.item is null in every event");
    assertThat(
            headlines(
                json ->
                    statistics(
                        json,
                        of -> ((ArrayNode) of.at("/kept/nullPositions/item")).removeAll().add(4))))
        .contains("Warning: views.item is null in 100.0% of the newest events");
  }

  @Test
  void snapshotsThatNobodyProtectsAreSaid() {
    assertThat(
            headlines(
                json ->
                    ((ObjectNode) json.at("/definition/dataset"))
                        .putObject("output")
                        .put("pin-sources", false)))
        .contains("Warning: Source snapshots are not protected");
  }

  @Test
  void aHeavyUserIsSaidWithoutAName() {
    assertThat(
            headlines(
                json -> {
                  ObjectNode users = (ObjectNode) json.at("/builds/b-1/users");
                  users.put("users", 30);
                  users.putArray("rowsPerUser").add(0).add(30);
                  users.putArray("eventsPerUser").add(0).add(30);
                  users.putArray("mostRows").add(3);
                }))
        .contains("Warning: One user has 60.0% of the rows of the build");
  }

  @Test
  void arrivalsAfterTheLabelAndPartlyCountedVersionsAreNoted() {
    assertThat(
            headlines(
                json ->
                    statistics(
                        json,
                        of -> {
                          ((ObjectNode) of.get("kept")).put("arrivedAfterLabelRows", 2);
                          ((ObjectNode) of.get("kept")).putArray("newestArrivalAges").add(1);
                        })))
        .contains(
            "Note: views: 50.0% of the rows use arrivals after their label time",
            "Note: views: arrivals, positions, sources and kinds are known of 75.0% of the rows"
                + " with events");
  }

  @Test
  void changesAgainstTheParentAreSaidBeyondTheirThresholds() {
    DatasetManifest parent =
        ReportExamples.changed(
            ReportExamples.first(),
            json -> {
              statistics(
                  json,
                  of -> {
                    of.put("eligibleEvents", 40).put("events", 40).put("truncatedRows", 0);
                    ((ObjectNode) of.get("nulls")).put("item", 0);
                    ((ObjectNode) of.get("kept")).remove("nullPositions");
                    ((ObjectNode) of.at("/kept/kinds")).put("save", 3);
                    ArrayNode ages = of.putArray("newestAges");
                    for (int bucket = 0; bucket < 20; bucket++) {
                      ages.add(0);
                    }
                    ages.add(4);
                  });
              ((ObjectNode) json.at("/schema/3")).put("name", "gone");
            });
    ReportedVersion version =
        new ReportedVersion(
            ManifestExamples.version(Optional.of(ReportExamples.first()), "b-2", 1, 2),
            Optional.of(parent),
            "/data/sets/home-feed",
            MissingNode.getInstance());

    assertThat(VersionPage.headlines(version))
        .contains(
            "Warning: Columns of v1 are gone: gone",
            "Note: New columns: clicked",
            "Warning: views: the mean length changed by \u221275.0%",
            "Warning: views: the share of cut rows changed by +80.0 pp",
            "Warning: views.item: the share of nulls changed by +40.0 pp",
            "Warning: views: no events any more of save",
            "Warning: views: the newest events are older than in v1");
  }

  @Test
  void changesOfTheColumnsAreSaid() {
    DatasetManifest changed =
        ReportExamples.changed(
            ManifestExamples.version(Optional.of(ReportExamples.first()), "b-2", 1, 2),
            json -> {
              ArrayNode changes = json.putArray("schemaChanges");
              changes
                  .addObject()
                  .put("change", "removed")
                  .put("subject", "clicked")
                  .put("before", "boolean")
                  .put("breaking", true);
              changes
                  .addObject()
                  .put("change", "added")
                  .put("subject", "liked")
                  .put("after", "boolean")
                  .put("breaking", false);
            });

    assertThat(VersionPage.headlines(ReportExamples.alone(changed)))
        .contains(
            "Warning: Breaking change: clicked was removed",
            "Note: Compatible change: liked was added");
  }

  @Test
  void aParentThatCannotBeReadIsNoted() {
    DatasetManifest second =
        ManifestExamples.version(Optional.of(ReportExamples.first()), "b-2", 1, 3);

    assertThat(VersionPage.headlines(ReportExamples.alone(second)))
        .contains("Note: Version 1 can no longer be read");
  }

  private static List<String> headlines(Consumer<ObjectNode> change) {
    return VersionPage.headlines(
        ReportExamples.alone(ReportExamples.changed(ReportExamples.first(), change)));
  }

  /** Changes the statistics of the version, and those of its only window with rows. */
  private static void statistics(ObjectNode json, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) json.at(STATISTICS));
    change.accept((ObjectNode) json.at(OF_WINDOW));
  }

  /** Events in every row. */
  private static void fill(ObjectNode of) {
    of.putArray("lengths").add(0).add(2).add(2).add(1);
    for (String ages : List.of("newestAges", "oldestAges")) {
      of.putArray(ages).add(5);
    }
    ((ObjectNode) of.get("nulls")).put("item", 0);
    ObjectNode kept = (ObjectNode) of.get("kept");
    kept.remove("nullPositions");
    kept.putArray("newestArrivalAges").add(5);
  }
}
