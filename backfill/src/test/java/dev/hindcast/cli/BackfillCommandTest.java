/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.submit.Submitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillCommandTest {
  private static final String PLAN_ID = "b-20261120T120000Z-00000001";

  @TempDir Path folder;
  private final AtomicInteger numbers = new AtomicInteger();
  private TestShop shop;
  private Path plan;

  @BeforeEach
  void openShop() {
    shop = new TestShop(folder);
    shop.definition();
    plan = folder.resolve("plan.json");
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void aPlanSaysWhatWouldBeBuiltAndWhy() throws IOException {
    CommandRun run = plan("2026-03-01", "2026-03-06", "--tasks=2");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(plan + "\n");
    assertThat(run.err())
        .contains("Planned backfill " + PLAN_ID + " of dataset baskets as version 1")
        .contains("label times   5 label windows in [2026-03-01T00:00:00Z, 2026-03-06T00:00:00Z)")
        .contains("missing       5 windows")
        .contains("definition    change: none, this is the dataset's first version")
        .contains("labels        lake.shop.labels: 1 file, ")
        .contains("orders        lake.shop.orders: 1 file, ")
        .contains("expected      about 10 rows")
        .contains("scripts/hindcast backfill run " + plan);
    assertThat(Files.readString(plan))
        .contains("\"reason\" : \"missing\"")
        .contains("\"from\" : \"2026-03-01T00:00:00.000000Z\"")
        .contains("\"file\" : \"" + shop.folder.resolve("baskets.conf") + "\"");
    assertThat(shop.dataset()).doesNotExist();
    assertThat(run("status", plan).out()).contains("is waiting.", "0 of 2 tasks");
  }

  @Test
  void aRunPublishesOneVersionAndASecondOneSaysSo() {
    plan("2026-03-01", "2026-03-05", "--tasks=3");
    StagingSubmitter submitter = new StagingSubmitter();

    CommandRun run = run(submitter, "run", plan, "--parallel=2");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(shop.dataset() + "@v1\n");
    assertThat(submitter.built).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(run.err())
        .contains("Backfill " + PLAN_ID + ": 3 tasks to build.")
        .contains("3 of 3 tasks, 0 rows")
        .contains("Published version 1 of dataset baskets: 0 rows.");
    assertThat(run("status", plan).out())
        .contains("is published: " + shop.dataset() + "@v1.", "3 of 3 tasks");

    CommandRun again = run(submitter, "run", plan);
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("was published before; nothing was run");
    assertThat(submitter.built).hasSize(3);
    CommandRun cancelled = run("cancel", plan);
    assertThat(cancelled.exitCode()).isEqualTo(2);
    assertThat(cancelled.err()).contains("it is published as baskets@v1");
  }

  @Test
  void aTaskThatFailedIsBuiltAgainAndTheFinishedOnesAreNot() {
    plan("2026-03-01", "2026-03-05", "--tasks=4");

    CommandRun failed = run(new StagingSubmitter(Set.of(3), Set.of()), "run", plan);

    assertThat(failed.exitCode()).isEqualTo(4);
    assertThat(failed.err())
        .contains("Task 3 of 4 failed, and nothing was published; what is finished stays.")
        .contains("Cannot finish it: no memory.");
    assertThat(run("status", plan).out())
        .contains("is stopped.", "2 of 4 tasks", "failed", "Cannot finish it: no memory.");
    assertThat(run("status", plan, "--format=json").out())
        .contains("\"status\" : \"stopped\"", "\"state\" : \"waiting\"");
    StagingSubmitter second = new StagingSubmitter();
    CommandRun resumed = run(second, "run", plan);
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("2 tasks to build, 2 finished before");
    assertThat(second.built).containsExactly(3, 4);
  }

  @Test
  void whatTheEngineLetDownIsTriedAgainAndWhatCannotSucceedIsNot() {
    plan("2026-03-01", "2026-03-04", "--tasks=3");

    CommandRun given = run(new StagingSubmitter().losing(Set.of(2)), "run", plan, "--attempts=1");
    assertThat(given.exitCode()).isEqualTo(4);
    CommandRun failed = run(new StagingSubmitter(Set.of(2), Set.of()), "run", plan);
    assertThat(failed.exitCode()).isEqualTo(4);
    assertThat(failed.err()).doesNotContain("tried again", "pause");
    StagingSubmitter submitter = new StagingSubmitter().losing(Set.of(2, 3));
    CommandRun run = run(submitter, "run", plan);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("Attempt 1 of 3: Task 2 of 3 failed, and nothing was published; what is")
        .contains("Cannot finish it: the master is away.\n")
        .contains("It is tried again in 5 s.\n(pause of 5 s)\n");
    assertThat(submitter.built).containsExactly(2, 3);
    assertThat(run("status", plan).out()).contains("3 of 3 tasks");
  }

  @Test
  void oneApplicationBuildsAllTasksAndGoesOnWhereItWasLost() {
    plan("2026-03-01", "2026-03-05", "--tasks=4");
    StagingSubmitter submitter = new StagingSubmitter().losing(Set.of(3));

    CommandRun run = run(submitter, "run", plan, "--one-application");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(submitter.applications).hasValue(2);
    assertThat(submitter.built).containsExactly(1, 2, 3, 4);
    assertThat(run.err()).contains("Attempt 1 of 3: Task 3 of 4 failed", "4 of 4 tasks, 0 rows");
    assertThat(run("status", plan).out()).contains("is published", "4 of 4 tasks");
    assertThat(run("run", plan, "--one-application", "--parallel=2").err())
        .contains("Cannot run 2 tasks at once in one application");
  }

  @Test
  void aFailureOfOneApplicationIsThatOfItsTask() {
    plan("2026-03-01", "2026-03-04", "--tasks=3");

    CommandRun failed =
        run(new StagingSubmitter(Set.of(2), Set.of()), "run", plan, "--one-application");

    assertThat(failed.exitCode()).isEqualTo(4);
    assertThat(failed.err()).contains("Task 2 of 3 failed");
    assertThat(run("status", plan, "--format=json").out())
        .containsSubsequence(
            "\"state\" : \"done\"", "\"state\" : \"failed\"", "\"state\" : \"waiting\"");
    StagingSubmitter second = new StagingSubmitter();
    assertThat(run(second, "run", plan).exitCode()).isZero();
    assertThat(second.built).containsExactly(2, 3);
    assertThat(second.applications).hasValue(2);
  }

  @Test
  void aRunThatWasStoppedGoesOnLater() {
    plan("2026-03-01", "2026-03-03", "--tasks=2");

    CommandRun stopped = run(new StagingSubmitter(Set.of(), Set.of(2)), "run", plan);

    assertThat(stopped.exitCode()).isEqualTo(143);
    assertThat(stopped.err()).contains("Stopped backfill " + PLAN_ID + " as asked");
    StagingSubmitter second = new StagingSubmitter();
    assertThat(run(second, "run", plan).exitCode()).isZero();
    assertThat(second.built).containsExactly(2);
  }

  @Test
  void windowsThatAreAsTheyWouldBeAreCarriedOverUnlessForced() {
    plan("2026-03-01", "2026-03-03");
    run(new StagingSubmitter(), "run", plan);

    CommandRun same = plan("2026-03-01", "2026-03-03", "--knowledge-time=2026-11-20T12:00:00Z");
    assertThat(same.err())
        .contains("unchanged     2 windows", "definition    change: none that changes rows")
        .contains("Nothing is to be built");
    CommandRun nothing = run("run", plan);
    assertThat(nothing.exitCode()).isZero();
    assertThat(nothing.out()).isEqualTo(shop.dataset() + "@v1\n");
    assertThat(plan("2026-03-01", "2026-03-04").err())
        .contains("missing       1 window\n", "unchanged     2 windows");
    assertThat(plan("2026-03-01", "2026-03-03", "--force").err())
        .contains("forced        2 window");

    shop.lake.append(shop.lake.table("orders"), 5);
    assertThat(plan("2026-03-01", "2026-03-03").err()).contains("sources-changed 2 windows");
    shop.definition(shop.text().replace("max-length = 10", "max-length = 11"));
    assertThat(plan("2026-03-01", "2026-03-03").err())
        .contains("definition-changed 2 windows")
        .contains("any row may change: dataset.sequences.recent.max-length");
  }

  @Test
  void aChangedDefinitionIsRefusedUnlessForced() {
    plan("2026-03-01", "2026-03-03", "--tasks=2");
    run(new StagingSubmitter(Set.of(2), Set.of()), "run", plan);
    shop.definition(shop.text().replace("max-length = 10", "max-length = 11"));

    CommandRun refused = run("run", plan);

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err())
        .contains("Cannot run the backfill plan " + plan)
        .contains("its definition now gives other rows (another fingerprint)");
    StagingSubmitter forced = new StagingSubmitter();
    assertThat(run(forced, "run", plan, "--force").exitCode()).isZero();
    assertThat(forced.built).containsExactly(1, 2);
  }

  @Test
  void aPlanBehindANewerVersionIsRefusedAndAnExpiredSnapshotStopsIt() {
    plan("2026-03-01", "2026-03-03");
    Path other = folder.resolve("other.json");
    run("plan", shop.definition(), "--from=2026-03-05", "--to=2026-03-06", "--out=" + other);
    run(new StagingSubmitter(), "run", other);

    CommandRun behind = run(new StagingSubmitter(), "run", plan);
    assertThat(behind.exitCode()).isEqualTo(5);
    assertThat(behind.err()).contains("it was planned after version 0, and the latest one is 1");

    shop.lake.append(shop.lake.table("orders"), 5);
    shop.definition(
        shop.text().replace("name = baskets", "name = pinned, output.pin-sources = false"));
    run(
        "plan",
        folder.resolve("baskets.conf"),
        "--from=2026-03-01",
        "--to=2026-03-02",
        "--out=" + plan);
    var orders = shop.lake.table("orders");
    long pinned = orders.currentSnapshot().snapshotId();
    shop.lake.append(orders, 5);
    shop.lake.table("orders").expireSnapshots().expireSnapshotId(pinned).commit();
    CommandRun expired = run(new StagingSubmitter(), "run", plan);
    assertThat(expired.exitCode()).isEqualTo(3);
    assertThat(expired.err()).contains("has expired");
    assertThat(folder.resolve("datasets/pinned")).doesNotExist();
  }

  @Test
  void oneProcessRunsAPlanAtATime() throws IOException {
    plan("2026-03-01", "2026-03-03");
    run(new StagingSubmitter(Set.of(1), Set.of()), "run", plan);
    Path runs = shop.dataset().resolve("builds/" + PLAN_ID + "/runs");
    Files.delete(runs.resolve("r000001.end.json"));

    CommandRun refused = run(new StagingSubmitter(), "run", plan);

    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(refused.err())
        .contains("process " + ProcessHandle.current().pid() + " on ")
        .contains("give --take-over");
    assertThat(run("status", plan).out()).contains("is running: process ");
    assertThat(run("cancel", plan).exitCode()).isEqualTo(5);

    String entry = Files.readString(runs.resolve("r000001.json"));
    Files.writeString(
        runs.resolve("r000001.json"),
        entry.replaceFirst("\"pid\":\\d+", "\"pid\":" + Integer.MAX_VALUE));
    assertThat(run(new StagingSubmitter(), "run", plan).exitCode()).as("a dead pid").isZero();
  }

  @Test
  void aPublishedVersionIsTheAnswerEvenIfWhatIsLeftOverCannotBeRemoved() throws IOException {
    plan("2026-03-01", "2026-03-03", "--tasks=2");
    run(new StagingSubmitter(Set.of(2), Set.of()), "run", plan);
    Path attempts = shop.dataset().resolve("builds/" + PLAN_ID + "/attempts");
    String failed;
    try (var names = Files.list(attempts)) {
      failed =
          names
              .map(path -> path.getFileName().toString())
              .filter(name -> name.startsWith("t00002-") && !name.endsWith(".failed.json"))
              .map(name -> name.substring("t00002-".length(), name.length() - ".json".length()))
              .findFirst()
              .orElseThrow();
    }
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createDirectories(shop.dataset().resolve("data"));
    Files.createSymbolicLink(shop.dataset().resolve("data/" + failed), outside);

    CommandRun run = run(new StagingSubmitter(), "run", plan);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(shop.dataset() + "@v1\n");
    assertThat(run.err())
        .contains("Warning: Version 1 of backfill " + PLAN_ID + " is published, but files of its")
        .contains("Published version 1 of dataset baskets");
    assertThat(outside).exists();
  }

  @Test
  void aRunEndsAsItDoesEvenIfItsEndCannotBeNoted() throws IOException {
    plan("2026-03-01", "2026-03-03", "--tasks=2");
    Path runs = Files.createDirectories(shop.dataset().resolve("builds/" + PLAN_ID + "/runs"));
    Files.createFile(runs.resolve("r000001.end.json"));
    Files.createFile(runs.resolve("r000002.end.json"));

    CommandRun failed = run(new StagingSubmitter(Set.of(2), Set.of()), "run", plan);
    CommandRun published = run(new StagingSubmitter(), "run", plan);

    assertThat(failed.exitCode()).isEqualTo(4);
    assertThat(failed.err())
        .contains("Warning: The end of this run could not be noted.")
        .contains("Task 2 of 2 failed", "Cannot finish it: no memory.");
    assertThat(published.exitCode()).as(published.err()).isZero();
    assertThat(published.out()).isEqualTo(shop.dataset() + "@v1\n");
    assertThat(published.err()).contains("Warning: The end of this run could not be noted.");
  }

  @Test
  void whatWasCancelledLeavesNoDataAndIsNotRun() throws IOException {
    plan("2026-03-01", "2026-03-03", "--tasks=2");
    run(new StagingSubmitter(Set.of(2), Set.of()), "run", plan);
    assertThat(tags()).contains("hindcast.baskets." + PLAN_ID);

    CommandRun cancelled = run("cancel", plan);

    assertThat(cancelled.exitCode()).as(cancelled.err()).isZero();
    assertThat(cancelled.err()).contains("Cancelled backfill " + PLAN_ID);
    assertThat(tags()).isEmpty();
    CommandRun refused = run("run", plan);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("it was cancelled, and what it had built is removed");
    assertThat(run("status", plan).out()).contains("is cancelled.");
    assertThat(shop.dataset().resolve("versions")).doesNotExist();
  }

  @Test
  void secretsOfTheCommandLineAreNotInThePlan() throws IOException {
    CommandRun run =
        plan(
            "2026-03-01",
            "2026-03-02",
            "--set=catalogs.lake.jdbc.password=planted-marker",
            "--set=gates.min-rows=0");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(plan))
        .doesNotContain("planted-marker")
        .contains("gates.min-rows=0");
  }

  private List<String> tags() {
    return shop.lake.table("orders").refs().keySet().stream()
        .filter(name -> !name.equals("main"))
        .toList();
  }

  private CommandRun plan(String from, String to, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "plan",
                folder.resolve("baskets.conf"),
                "--from=" + from,
                "--to=" + to,
                "--out=" + plan));
    arguments.addAll(List.of(more));
    return run(arguments.toArray());
  }

  private CommandRun run(Object... arguments) {
    return run(new StagingSubmitter(), arguments);
  }

  private CommandRun run(Submitter submitter, Object... arguments) {
    return CommandRun.of(Map.of(), numbers::incrementAndGet, submitter, "backfill", arguments);
  }
}
