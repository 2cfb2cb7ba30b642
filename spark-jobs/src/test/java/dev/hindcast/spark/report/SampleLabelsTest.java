/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.report;

import static dev.hindcast.spark.testing.Visits.event;
import static dev.hindcast.spark.testing.Visits.label;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SampleLabelsTest {
  private static final long HOUR = 3_600_000_000L;

  @Test
  void aRowIsToldFromItsNewestEventOn() {
    for (String order : List.of("oldest-first", "newest-first")) {
      Visits visits = Visits.create("sampled_" + order.replace('-', '_'));
      JsonNode label = sample(visits, "sequences.s.order = " + order, 5).at("/labels/1");

      assertThat(label.path("id").asText()).isEqualTo("l2");
      assertThat(label.path("labelTime").asText()).isEqualTo("2026-01-02T12:00:00Z");
      JsonNode sequence = label.at("/sequences/0");
      assertThat(sequence.path("length").asInt()).isEqualTo(3);
      assertThat(sequence.path("ages").toString())
          .isEqualTo("[" + 3 * HOUR + "," + 25 * HOUR + "," + 26 * HOUR + "]");
      assertThat(sequence.path("columns").toString()).isEqualTo("[\"item\",\"price\"]");
      assertThat(sequence.path("events").toString())
          .isEqualTo("[[\"z\",\"1.5\"],[\"y\",\"1.5\"],[\"x\",\"1.5\"]]");
      assertThat(
              label.path("labelTimeMicros").asLong()
                  - sequence.path("maxArrivalTimeMicros").asLong())
          .isEqualTo(5 * HOUR / 2);
    }
  }

  @Test
  void theLongestTheCutAndTheEmptyOnesAreAmongThem() {
    List<Row> events = new ArrayList<>();
    List<Row> labels = new ArrayList<>();
    for (int user = 0; user < 30; user++) {
      labels.add(label("l" + user, "u" + user, "2026-01-03T00:00:00Z"));
      for (int n = 0; n < user % 12; n++) {
        String time = "2026-01-01T%02d:00:00Z".formatted(n);
        events.add(event("u" + user, 100L * user + n, time, time, "I", "x"));
      }
    }
    Visits visits = Visits.create("samples", events, labels);

    ObjectNode json = sample(visits, "", 6);

    assertThat(json.path("labels")).hasSize(6);
    assertThat(json.findValuesAsText("why"))
        .contains("The longest looked at", "More events than are kept", "Without events")
        .contains("One of many");
    assertThat(json).isEqualTo(sample(visits, "", 6));
    assertThat(json.toString()).doesNotContain("\"u1");
    assertThat(sample(visits, "", 1).path("labels")).hasSize(1);
  }

  private static ObjectNode sample(Visits visits, String keys, int most) {
    BuildRequest request = visits.request(keys);
    DatasetManifest manifest = Builds.run(request);
    var store = Builds.store(request.definition().definition());
    return new SampleLabels(
            Lake.spark(),
            manifest,
            manifest.files().stream().map(file -> store.files().uri(file.path())).toList())
        .of(most);
  }
}
