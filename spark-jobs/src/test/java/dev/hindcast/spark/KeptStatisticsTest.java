/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static dev.hindcast.spark.testing.Visits.event;
import static dev.hindcast.spark.testing.Visits.label;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.Histogram;
import dev.hindcast.dataset.KeptEvents;
import dev.hindcast.dataset.UserStatistics;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Visits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What a version counts of its kept events and of users, also over many tasks and windows. */
class KeptStatisticsTest {
  private static final String KIND =
      "sources.visits.attributes { kind = item }\nsequences.s.columns = [event_time, kind, price]";

  @Test
  void sourcesKindsPositionsAndNullsAreThoseOfTheWrittenEvents() {
    Visits visits = visits("kept_events", 3);

    DatasetManifest manifest = Builds.run(visits.request(KIND));

    KeptEvents kept = manifest.statistics().get("s").kept();
    // Users u0 to u5 have 0 to 5 events, every third without an item, and two labels each.
    assertThat(kept.sources()).isEqualTo(Map.of("visits", 30L));
    assertThat(kept.kinds()).isEqualTo(Map.of("k0", 14L, "k1", 10L));
    assertThat(kept.positions()).isEqualTo(new Histogram(List.of(10L, 8L, 10L, 2L)));
    assertThat(kept.nullPositions()).containsOnlyKeys("kind");
    assertThat(kept.nullPositions().get("kind").total())
        .isEqualTo(manifest.statistics().get("s").nulls().get("kind"))
        .isEqualTo(6);
    assertThat(kept.newestArrivalAges().total()).isEqualTo(10);
    assertThat(kept.arrivedAfterLabelRows()).isZero();
    UserStatistics users = manifest.build().users();
    assertThat(users.users()).isEqualTo(6);
    assertThat(users.mostRows()).containsExactly(2L, 2L, 2L, 2L, 2L, 2L);
    assertThat(users.mostEvents()).containsExactly(5L, 4L, 3L, 2L, 1L, 0L);
  }

  @Test
  void numberOfTasksChangesNoStatistic() {
    Visits visits = visits("kept_tasks", 70);
    BuildRequest request = visits.request(KIND);

    DatasetManifest one = Builds.run(request, 1);
    DatasetManifest many = Builds.run(visits.request(KIND), 7);

    assertThat(many.statistics()).isEqualTo(one.statistics());
    assertThat(many.build().users()).isEqualTo(one.build().users());
  }

  @Test
  void arrivalsAfterTheLabelAreCountedWhereTheyAreAllowed() {
    Visits visits =
        Visits.create(
            "kept_late",
            List.of(event("a", 1, "2026-01-01T10:00:00Z", "2026-01-09T10:00:00Z", "I", "x")),
            List.of(label("l1", "a", "2026-01-03T00:00:00Z")));

    KeptEvents kept =
        Builds.run(visits.request("knowledge.policy = as-known-at")).statistics().get("s").kept();

    assertThat(kept.arrivedAfterLabelRows()).isEqualTo(1);
    assertThat(kept.newestArrivalAges()).isEqualTo(Histogram.EMPTY);
  }

  /** Users with as many events as their number, of kinds by the number of the event. */
  private static Visits visits(String namespace, int kinds) {
    List<Row> events = new ArrayList<>();
    List<Row> labels = new ArrayList<>();
    int users = kinds > KeptEvents.MOST_KINDS ? 2 * kinds : 6;
    for (int user = 0; user < users; user++) {
      labels.add(label("a" + user, "u" + user, "2026-01-02T12:00:00Z"));
      labels.add(label("b" + user, "u" + user, "2026-01-03T12:00:00Z"));
      for (int n = 0; n < Math.min(user, 9); n++) {
        String time = "2026-01-01T%02d:00:00Z".formatted(n);
        String kind = n % 3 == 2 ? null : "k" + (kinds > 3 ? user : n % 3);
        events.add(event("u" + user, 100L * user + n, time, time, "I", kind));
      }
    }
    return Visits.create(namespace, events, labels);
  }
}
