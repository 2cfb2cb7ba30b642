/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackfillPlannerTest {
  private static final long SEED = RandomCases.printedSeed("backfill planner");
  private static final long FROM = Micros.parse("2026-03-01");
  private static final long TO = Micros.parse("2026-03-31");
  private static final String DEFINITION =
      """
      dataset {
        name = shop, path = data
        catalogs.lake { type = jdbc, jdbc.password = planted-marker }
        knowledge { %s }
        labels { table = lake.shop.labels, id = id, user = user, time = time }
        sources.clicks {
          table = lake.shop.clicks, user = user, event-id = id, event-time = at
          arrival-time = arrived, attributes { item = item }
        }
        sequences.recent { max-length = 10 }
      }
      """;

  @Test
  void withoutAVersionEveryWindowIsMissing() {
    BackfillPlan plan = plan(request("policy = as-known-at-label"), 3);

    assertThat(plan.windows())
        .hasSize(30)
        .allMatch(window -> window.reason() == WindowReason.MISSING);
    assertThat(plan.tasks()).extracting(PlannedTask::windows).containsExactly(10, 10, 10);
    assertThat(plan.builtWindows()).isEqualTo(plan.request().windows());
    assertThat(plan.change().kind()).isEqualTo(DefinitionChange.Kind.FIRST);
  }

  @Test
  void everyWindowThatIsBuiltIsOfOneTaskAndTheTasksFollowEachOther() {
    SplittableRandom random = new SplittableRandom(SEED);
    BuildRequest request = request("policy = as-known-at-label");
    for (int number = 0; number < RandomCases.count(300); number++) {
      Map<LabelWindow, Long> rows = new HashMap<>();
      request.windows().forEach(window -> rows.put(window, random.nextLong(100_000)));
      int tasks = random.nextInt(1, 40);

      BackfillPlan plan =
          new BackfillPlanner(request, Optional.empty(), BackfillPlannerTest::never)
              .plan(false, rows, OptionalInt.of(tasks), ORIGIN, "engine", windows -> List.of());

      List<LabelWindow> ofTasks = new ArrayList<>();
      plan.tasks().forEach(task -> ofTasks.addAll(plan.windowsOf(task.number())));
      assertThat(ofTasks).as("seed %s, case %s", SEED, number).isEqualTo(request.windows());
      assertThat(plan.tasks().stream().mapToLong(PlannedTask::expectedRows).sum())
          .isEqualTo(rows.values().stream().mapToLong(Long::longValue).sum());
      assertThat(plan.tasks().stream().mapToInt(PlannedTask::cost).sum()).isBetween(980, 1_020);
      assertThat(BackfillPlanJson.read("plan", BackfillPlanJson.write(plan)).windows())
          .isEqualTo(plan.windows());
    }
  }

  @Test
  void aPlanHoldsNoSecretsAndItsTasksHaveTheSameDigestsWithAndWithoutThem() {
    BackfillPlan plan = plan(request("policy = as-known-at-label"), 2);
    String json = BackfillPlanJson.write(plan);

    BackfillPlan read = BackfillPlanJson.read("plan", json);

    assertThat(json).doesNotContain("planted-marker").contains("\"2026-03-01T00:00:00.000000Z\"");
    assertThat(BackfillPlanJson.write(read)).isEqualTo(json);
    assertThat(read.taskDigest(1)).isEqualTo(plan.taskDigest(1)).isNotEqualTo(plan.taskDigest(2));
    assertThat(read.with(plan.request().definition(), "other").taskDigest(1))
        .isNotEqualTo(plan.taskDigest(1));
  }

  @Test
  void aPlanThatWasTornOrEditedIsRefused() {
    String json = BackfillPlanJson.write(plan(request("policy = as-known-at-label"), 2));

    assertRefused(json.substring(0, json.length() / 2), "it is no complete JSON text");
    assertRefused(json.replace("\"task\" : 2", "\"task\" : 3"), "there is no task 3");
    assertRefused(json.replace("\"reason\" : \"missing\"", "\"reason\" : \"why\""), "why");
    assertRefused(json.replace("\"engineDigest\"", "\"extra\" : 1, \"engineDigest\""), "extra");
    assertRefused(
        json.replaceFirst("\"parentVersion\" : 0", "\"parentVersion\" : 4"),
        "its parts contradict each other, so it was edited");
    assertRefused("{}", "its format version is 0 and this version of Hindcast reads 1");
  }

  private static void assertRefused(String json, String why) {
    assertThatThrownBy(() -> BackfillPlanJson.read("plan.json", json))
        .isInstanceOf(HindcastException.class)
        .hasMessageStartingWith("Cannot use the backfill plan plan.json: ")
        .hasMessageContaining(why)
        .hasMessageEndingWith("Make it again with hindcast backfill plan, and do not edit it.");
  }

  private static final DefinitionOrigin ORIGIN =
      new DefinitionOrigin("shop.conf", "", List.of("output.window=1 day"));

  private static BackfillPlan plan(BuildRequest request, int tasks) {
    return new BackfillPlanner(request, Optional.empty(), BackfillPlannerTest::never)
        .plan(false, Map.of(), OptionalInt.of(tasks), ORIGIN, "engine", windows -> List.of());
  }

  private static boolean never(LabelWindow window, BuildProvenance before) {
    return false;
  }

  private static BuildRequest request(String knowledge) {
    return new BuildRequest(
        "b-20260404T000000Z-0123abcd",
        Micros.parse("2026-04-04"),
        "0.1.0",
        DefinitionParser.parse(
            DefinitionLayers.of(new DefinitionText("shop.conf", DEFINITION.formatted(knowledge)))),
        FROM,
        TO,
        LabelWindow.split(FROM, TO, Micros.PER_DAY),
        Micros.parse("2026-04-04"),
        List.of(
            new SourceSnapshot("lake", "lake.shop.clicks", "uuid-1", 8_123, 7, 0, FROM),
            new SourceSnapshot("lake", "lake.shop.labels", "uuid-2", 9, 0, 0, 0)),
        Map.of("lake.shop.clicks", Map.of("user", 1), "lake.shop.labels", Map.of()),
        0,
        BackfillPlan.REASON,
        BuildWaivers.NONE);
  }
}
