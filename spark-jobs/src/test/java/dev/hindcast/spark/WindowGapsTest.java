/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Outcomes;
import dev.hindcast.spark.testing.RandomLake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A build of windows with gaps against one build for each run of them. */
class WindowGapsTest {
  private static final long SEED = RandomCases.printedSeed("windows with gaps");
  private static final int LAKES = 2;

  @Test
  void labelsInGapsAreNeitherReadNorCounted() {
    List<Outcomes> labels = Outcomes.random(SEED, 800);
    Outcomes.create("gaps", labels.stream().map(Outcomes::row).toList());
    String keys =
        "labels { outcome-end = ended, grace = 2 hours }\n"
            + "output.splits { train = \"< 2026-01-02\", test = \"< 2026-01-04T12:00:00Z\","
            + " embargo = 12 hours }\n";
    BuildRequest whole = Outcomes.request("gaps", "with-gaps", keys);
    List<LabelWindow> days = whole.windows();
    List<LabelWindow> some = List.of(days.get(0), days.get(2));

    DatasetManifest first =
        Builds.run(
            Outcomes.request(
                "gaps", "runs", keys, days.get(0).fromMicros(), days.get(0).toMicros()));
    DatasetManifest second =
        Builds.run(
            Outcomes.request(
                "gaps", "runs", keys, days.get(2).fromMicros(), days.get(2).toMicros()));
    DatasetManifest together = Builds.run(whole.over(whole.buildId(), some));

    assertThat(content(together)).isEqualTo(content(second)).hasSize(2);
    assertThat(together.splits()).isEqualTo(second.splits());
    Map<String, Long> counts = new TreeMap<>(first.build().inputCounts().get("labels"));
    second.build().inputCounts().get("labels").forEach((of, n) -> counts.merge(of, n, Long::sum));
    assertThat(together.build().inputCounts().get("labels")).isEqualTo(counts);
    assertThat(together.rows()).isPositive().isEqualTo(counts.get("kept"));
  }

  @Test
  void everyWindowHasTheRowsThatItHasInABuildWithoutGaps() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int number = 0; number < RandomCases.count(LAKES); number++) {
      RandomLake lake = RandomLake.load("gaps" + number, SEED, number, 40);
      DatasetManifest whole = Builds.run(lake.request());
      List<LabelWindow> some = new ArrayList<>();
      for (PublishedWindow window : whole.windows()) {
        if (some.isEmpty() || random.nextInt(3) > 0) {
          some.add(window.window());
        }
      }
      BuildRequest again = lake.request();

      DatasetManifest rebuilt = Builds.run(again.over(again.buildId(), some));

      assertThat(content(rebuilt)).as("seed %s, lake %s", SEED, number).isEqualTo(content(whole));
      assertThat(rebuilt.windows())
          .filteredOn(window -> window.buildId().equals(again.buildId()))
          .extracting(PublishedWindow::window)
          .isEqualTo(some);
    }
  }

  private static Map<LabelWindow, String> content(DatasetManifest manifest) {
    Map<LabelWindow, String> content = new TreeMap<>();
    for (PublishedWindow window : manifest.windows()) {
      content.put(window.window(), window.rows() + " " + window.rowDigest());
    }
    return content;
  }
}
