/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.StagedPart;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BackfillPlanner;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.DefinitionOrigin;
import dev.hindcast.plan.PlannedTask;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Outcomes;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.store.backfill.BackfillPublication;
import dev.hindcast.store.backfill.Runner;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backfills in tasks against one build, and what of their parts counts. */
class StagedBackfillTest {
  private static final long EMPTY_DAY = Micros.PER_DAY;
  private static final String KEYS =
      """
      output.window = 12 hours
      labels { outcome-end = ended, grace = 2 hours }
      output.splits {
        train = "< 2026-01-02", test = "< 2026-01-04T12:00:00Z", embargo = 12 hours
      }
      labels.sample { rate = 0.25, where = "clicked = 0", salt = s1, by = user, weight = stands }
      """;
  private static final Runner RUNNER = new Runner("here", 1, 0, 0);

  private static DatasetManifest single;

  @BeforeAll
  static void createTables() {
    List<Outcomes> labels = Outcomes.random(20260102, 1_500);
    Outcomes.create("backfilled", labels.stream().map(Outcomes::row).toList());
    // A table that never got a row tells nothing of until when it is recorded.
    Lake.append(
        "lake.backfilled.events",
        List.of(
            Visits.event("nobody", 1, "2026-01-06T00:00:00Z", "2026-01-06T00:00:00Z", "I", "x")));
    single = Builds.run(request("single-build"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void aBackfillInTasksEqualsOneBuild(int tasks) {
    Staged staged = Staged.begin(request("tasks-" + tasks), tasks, false);
    assertThat(staged.plan.tasks()).hasSize(tasks);
    staged.runAll();

    DatasetManifest manifest = staged.publish();

    assertThat(manifest.version()).isEqualTo(1);
    assertThat(manifest.buildId()).isEqualTo(staged.plan.planId());
    assertThat(manifest.reason()).isEqualTo("backfill");
    assertThat(content(manifest)).isEqualTo(content(single));
    assertThat(manifest.windows()).first().extracting(PublishedWindow::rows).isEqualTo(0L);
    assertThat(manifest.statistics()).isEqualTo(single.statistics());
    assertThat(manifest.splits()).isEqualTo(single.splits());
    assertThat(manifest.rowsWithoutSplit()).isEqualTo(single.rowsWithoutSplit());
    assertThat(manifest.schema()).isEqualTo(single.schema());
    assertThat(manifest.build().inputCounts().get("labels"))
        .isEqualTo(single.build().inputCounts().get("labels"));
    assertThat(manifest.build().rejected().get("labels"))
        .isEqualTo(single.build().rejected().get("labels"));
    assertThat(manifest.builds()).hasSize(tasks + 1);
    assertThat(manifest.build().arrivals()).isEqualTo(single.build().arrivals());
    assertThat(manifest.build().columns()).isEqualTo(single.build().columns());
    assertThat(states(manifest)).isEqualTo(states(single)).contains("settled", "provisional");
    assertThat(staged.store().load(1)).isEqualTo(manifest);
  }

  private static List<String> states(DatasetManifest manifest) {
    return manifest.windows().stream().map(window -> window.completeness().state().text()).toList();
  }

  @Test
  void oneJobStagesAllTasksAndTellsOfEach() {
    Staged staged = Staged.begin(request("one-application"), 3, false);
    List<Long> rows = new ArrayList<>();
    String tasks =
        staged.plan.tasks().stream()
            .map(PlannedTask::number)
            .map(task -> task + ":" + staged.id(task) + ":" + staged.plan.taskDigest(task))
            .collect(Collectors.joining(","));

    StageBuildJob.run(
        Lake.spark(),
        staged.plan.attempt(1, staged.id(1)),
        (stage, done, total) -> {
          if (stage == Progress.Stage.STAGED) {
            rows.add(done);
          }
        },
        Map.of("plan", staged.plan.planId(), "tasks", tasks));

    assertThat(rows).hasSize(3);
    assertThat(rows.stream().mapToLong(Long::longValue).sum()).isEqualTo(single.rows());
    assertThat(content(staged.publish())).isEqualTo(content(single));
  }

  @Test
  void rebuildingOneWindowDoesNotTouchItsNeighbours() {
    Staged first = Staged.begin(request("neighbours"), 2, false);
    first.runAll();
    DatasetManifest before = first.publish();
    long from = Outcomes.FROM + Micros.PER_DAY;
    BuildRequest one =
        Outcomes.request("backfilled", "neighbours", KEYS, from, from + Micros.PER_DAY / 2);

    Staged again = Staged.begin(one, 1, true);
    again.runAll();
    DatasetManifest after = again.publish();

    assertThat(after.version()).isEqualTo(2);
    assertThat(content(after)).isEqualTo(content(before));
    assertThat(paths(after, from)).isNotEqualTo(paths(before, from)).isNotEmpty();
    for (PublishedWindow window : before.windows()) {
      if (window.fromMicros() != from) {
        assertThat(paths(after, window.fromMicros())).isEqualTo(paths(before, window.fromMicros()));
      }
    }
  }

  @Test
  void onlyPartsThatAreWholeAndOfThePlanCount() throws IOException {
    Staged staged = Staged.begin(request("parts"), 2, false);
    StagedPart part = staged.run(2);
    BackfillFolder folder = staged.folder;
    String digest = staged.plan.taskDigest(2);
    assertThat(folder.part(2, digest).orElseThrow().json()).isEqualTo(part.json());
    assertThat(folder.part(1, staged.plan.taskDigest(1))).isEmpty();
    assertThat(folder.part(2, staged.plan.taskDigest(1))).isEmpty();

    Path torn = file(staged, "builds/" + staged.plan.planId() + "/tasks/t00001-b-torn.json");
    byte[] json = part.json();
    Files.write(torn, java.util.Arrays.copyOf(json, json.length / 2));
    assertThat(folder.parts(1)).isEmpty();

    Path data = file(staged, part.part().files().get(0).path());
    byte[] bytes = Files.readAllBytes(data);
    bytes[bytes.length / 2] ^= 1;
    Files.write(data, bytes);
    assertThat(folder.part(2, digest)).isEmpty();
    assertThatThrownBy(staged::publish)
        .hasMessageContaining("a file of task 1 is missing or not as it was written");
  }

  @Test
  void aRunThatWasTakenOverPublishesNothing() {
    Staged staged = Staged.begin(request("taken-over"), 1, false);
    staged.runAll();
    Runner other = new Runner("elsewhere", 7, 0, 0);

    assertThatThrownBy(() -> staged.folder.runs().begin(other, false, runner -> false))
        .hasMessageContaining("process 1 on here runs it since 1970-01-01T00:00:00Z");
    staged.folder.runs().begin(other, true, runner -> false);

    assertThatThrownBy(staged::publish).hasMessageContaining("process 7 on elsewhere took it over");
    assertThat(staged.store().latest()).isEmpty();
  }

  /** A plan that is being run. */
  private record Staged(BackfillPlan plan, BackfillFolder folder, int runNumber) {
    static Staged begin(BuildRequest whole, int tasks, boolean force) {
      BuildRequest request =
          new BuildRequest(
              whole.buildId(),
              whole.createdAtMicros(),
              whole.engineVersion(),
              whole.definition(),
              whole.fromMicros(),
              whole.toMicros(),
              whole.windows(),
              whole.knowledgeTimeMicros(),
              whole.sourceSnapshots(),
              whole.columns(),
              whole.parentVersion(),
              BackfillPlan.REASON,
              whole.waivers());
      DatasetStore store = Builds.store(request.definition().definition());
      Optional<DatasetManifest> parent =
          request.parentVersion() == 0
              ? Optional.empty()
              : Optional.of(store.load(request.parentVersion()));
      BackfillPlan plan =
          new BackfillPlanner(request, parent, (window, before) -> false)
              .plan(
                  force,
                  Map.of(),
                  OptionalInt.of(tasks),
                  new DefinitionOrigin("outcomes.conf", "", List.of()),
                  "engine",
                  windows -> List.of());
      BackfillFolder folder = new BackfillFolder(store, plan.planId());
      folder.keep(plan);
      return new Staged(plan, folder, folder.runs().begin(RUNNER, false, runner -> false));
    }

    String id(int task) {
      return String.format(Locale.ROOT, "b-202601%02d%s", task + 1, plan.planId().substring(10));
    }

    StagedPart run(int task) {
      return StageBuildJob.stage(
          Lake.spark(),
          plan.attempt(task, id(task)),
          Progress.NONE,
          folder,
          task,
          plan.taskDigest(task));
    }

    void runAll() {
      plan.tasks().forEach(task -> run(task.number()));
    }

    DatasetManifest publish() {
      return new BackfillPublication(folder, plan, runNumber).publish(List.of(), Assertions::fail);
    }

    DatasetStore store() {
      return folder.store();
    }
  }

  /** Half a day before the first label, so that there is an empty window. */
  private static BuildRequest request(String name) {
    return Outcomes.request("backfilled", name, KEYS, Outcomes.FROM - EMPTY_DAY, Outcomes.TO);
  }

  private static Map<LabelWindow, String> content(DatasetManifest manifest) {
    Map<LabelWindow, String> content = new TreeMap<>();
    for (PublishedWindow window : manifest.windows()) {
      content.put(
          window.window(), window.rows() + " " + window.rowDigest() + " " + window.statistics());
    }
    return content;
  }

  private static List<String> paths(DatasetManifest manifest, long fromMicros) {
    List<String> paths = new ArrayList<>();
    for (PublishedFile file : manifest.files()) {
      if (file.windowFromMicros() == fromMicros) {
        paths.add(file.path());
      }
    }
    return paths;
  }

  private static Path file(Staged staged, String path) {
    return staged.store().files().onThisMachine(path).orElseThrow();
  }
}
