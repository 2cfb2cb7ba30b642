/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.profile.ProfileJson;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small source whose every number is known. */
class ProfileSourcesJobTest {
  private static final StructType CLICKS =
      StructType.fromDDL(
          "user string, id int, at timestamp, seen timestamp, op string, item string");
  private static final StructType LABELS =
      StructType.fromDDL("label string, user string, asked timestamp");
  private static final String NOON = "2026-03-10T12:00:00Z";

  @BeforeAll
  static void createTables() {
    List<Row> clicks = new ArrayList<>();
    for (int n = 0; n < 996; n++) {
      clicks.add(click("many", n, "2026-03-01T00:00:00Z", n, n % 10, "I", "a"));
    }
    clicks.add(click("few", 1, NOON, 0, 40, "I", "a"));
    clicks.add(click("few", 1, NOON, 0, 40, "I", "a"));
    clicks.add(click("few", 1, NOON, 0, 90, "I", "b"));
    clicks.add(click("few", 2, NOON, 0, -5, "I", "a"));
    clicks.add(click("few", 2, NOON, 0, 300, "D", null));
    clicks.add(click("few", 3, NOON, 60, 100, "I", "a"));
    clicks.add(click("few", 4, NOON, 90, 7_000, "I", "a"));
    clicks.add(click("gone", 5, NOON, 0, 1, "D", "a"));
    clicks.add(click(null, 6, NOON, 0, 0, "I", "a"));
    clicks.add(click("few", 7, "2200-01-01T00:00:00Z", 0, 0, "I", "a"));
    Lake.create("lake.profiled.clicks", CLICKS, clicks);
    Lake.create(
        "lake.profiled.labels",
        LABELS,
        List.of(
            label("sees-all", "few", "2026-03-20"),
            label("before-all", "few", "2026-03-01"),
            label("a-minute-on", "few", "2026-03-10T12:01:00Z"),
            label("an-hour-on", "few", "2026-03-10T13:01:00Z"),
            label("of-nobody", "nobody", "2026-03-10T12:01:00Z"),
            label(null, "few", "2026-03-10")));
  }

  @Test
  void everyNumberIsTheOneThatWasPlanted() {
    JsonNode profile = profile("delay = 0 s");
    JsonNode clicks = profile.path("sources").get(0);

    assertThat(profile.path("labels").path("rows").asLong()).isEqualTo(6);
    assertThat(profile.path("labels").path("rejected").toString())
        .isEqualTo("{\"null-label-id\":1}");
    assertThat(clicks.path("rows").asLong()).isEqualTo(1006);
    assertThat(clicks.path("rejected").toString())
        .isEqualTo("{\"event-time-out-of-range\":1,\"null-user\":1}");
    assertThat(clicks.path("events").asLong()).isEqualTo(1001);
    assertThat(clicks.path("users").asLong()).isEqualTo(3);
    assertThat(clicks.path("duplicates").asLong()).isEqualTo(1);
    assertThat(clicks.path("corrections").asLong()).isEqualTo(1);
    assertThat(clicks.path("retractions").asLong()).isEqualTo(2);
    assertThat(clicks.path("retractionsOfUnknownEvents").asLong()).isEqualTo(1);
    assertThat(clicks.path("ties").asLong()).isEqualTo(2);
    assertThat(clicks.path("arrivedBeforeEvent").asLong()).isEqualTo(1);
    assertThat(clicks.path("heavyUsers").get(0).toString())
        .isEqualTo("{\"user\":\"many\",\"events\":996}");
    assertThat(clicks.path("largestUserShare").asDouble()).isEqualTo(996 / 1001.0);
  }

  @Test
  void latenessIsThatOfFirstReports() {
    JsonNode lateness = profile("delay = 10 s").path("sources").get(0).path("lateness");

    assertThat(lateness.path("events").asLong()).isEqualTo(1000);
    assertThat(lateness.path("max").asText()).isEqualTo("1 h 56 min");
    assertThat(lateness.path("p50Micros").asLong()).isBetween(4_000_000L, 4_040_000L);
    assertThat(lateness.path("p99Micros").asLong()).isBetween(9_000_000L, 9_080_000L);
    assertThat(lateness.path("p99.9Micros").asLong()).isBetween(100_000_000L, 100_800_000L);
    assertThat(lateness.path("laterThanDeclaredDelay").asLong()).isEqualTo(3);
    assertThat(lateness.path("histogram").get(0).path("events").asLong()).isEqualTo(101);
  }

  @Test
  void theProposedDelayCoversItsShareAndTheLabelsThatDifferAreCounted() {
    JsonNode proposal = profile("delay = 0 s").path("proposal");

    assertThat(proposal.path("delay").asText()).isEqualTo("2 min");
    assertThat(proposal.path("labels").asLong()).isEqualTo(5);
    // Of (11:59, 12:01] is the first report of event 1; of (12:59, 13:01] nothing.
    assertThat(proposal.path("differingLabels").asLong()).isEqualTo(1);
    assertThat(proposal.path("differingLabelsBySource").toString()).isEqualTo("{\"clicks\":1}");
  }

  private static JsonNode profile(String delay) {
    BuildRequest request =
        Builds.request(
            """
            dataset {
              name = profiled
              path = "%s"
              %s
              knowledge { %s }
              labels { table = lake.profiled.labels, id = label, user = user, time = asked }
              sources.clicks {
                table = lake.profiled.clicks
                user = user, event-id = id, event-time = at, arrival-time = seen
                retraction = "op = 'D'"
                attributes { item = item }
                where = "item = 'never'"
                corrections = none
              }
              sequences.recent { lookback = 1 day, max-length = 10 }
            }
            """
                .formatted(Lake.folder().resolve("profiled"), Lake.definitionOfCatalog(), delay),
            "2026-03-01",
            "2026-04-01",
            "2026-05-01");
    return ProfileJson.of(ProfileSourcesJob.profiles(Lake.spark(), request, Progress.NONE));
  }

  private static Row click(
      String user, int id, String day, int seconds, int late, String op, String item) {
    long at = Micros.parse(day) + seconds * Micros.PER_SECOND;
    return RowFactory.create(
        user, id, Micros.toInstant(at), Micros.toInstant(at + late * Micros.PER_SECOND), op, item);
  }

  private static Row label(String id, String user, String time) {
    return RowFactory.create(id, user, Micros.toInstant(Micros.parse(time)));
  }
}
