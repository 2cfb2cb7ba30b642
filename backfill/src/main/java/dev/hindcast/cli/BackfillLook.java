/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.StagedPart;
import dev.hindcast.plan.PlannedTask;
import dev.hindcast.report.BackfillStatus;
import dev.hindcast.store.backfill.Attempt;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.store.backfill.Failure;
import dev.hindcast.store.backfill.RunLog;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Optional;

/** Looks at the state of a backfill without changing it. Data files are not looked at. */
record BackfillLook(OpenedPlan opened) {
  BackfillStatus status() {
    BackfillFolder folder = opened.folder();
    Optional<DatasetManifest> published = opened.published();
    Optional<RunLog.Run> last = folder.runs().latest();
    boolean isRunning = last.isPresent() && isRunning(last.get());
    int run = isRunning ? last.get().number() : 0;
    List<Attempt> attempts = folder.attempts();
    List<BackfillStatus.OfTask> tasks =
        opened.plan().tasks().stream().map(task -> task(task, attempts, run)).toList();
    if (published.isPresent()) {
      String version = folder.store().layout().root() + "@v" + published.get().version();
      return status("published", version, tasks, "hindcast versions show " + version);
    }
    if (folder.isCancelled()) {
      return status("cancelled", "", tasks, "make a new plan with hindcast backfill plan");
    }
    if (tasks.isEmpty()) {
      return status("nothing to build", "", tasks, "nothing");
    }
    if (isRunning) {
      String since = Micros.text(last.get().runner().startedAtMicros());
      return status(
          "running",
          last.get().runner().text() + " since " + since,
          tasks,
          "wait, or stop that process; hindcast backfill run goes on later");
    }
    return status(last.isPresent() ? "stopped" : "waiting", "", tasks, "hindcast backfill run");
  }

  /** Whether a run has not ended, as far as can be seen from this machine. */
  static boolean isRunning(RunLog.Run run) {
    return !run.hasEnded() && !RunnerProcess.isGone(run.runner());
  }

  private BackfillStatus status(
      String state, String detail, List<BackfillStatus.OfTask> tasks, String next) {
    return new BackfillStatus(opened.plan().planId(), opened.dataset(), state, detail, tasks, next);
  }

  private BackfillStatus.OfTask task(PlannedTask task, List<Attempt> all, int run) {
    List<Attempt> attempts =
        all.stream().filter(attempt -> attempt.task() == task.number()).toList();
    Optional<StagedPart> part = opened.folder().parts(task.number()).stream().findFirst();
    Optional<Attempt> latest = attempts.stream().max((a, b) -> Integer.compare(a.run(), b.run()));
    Optional<Failure> failure = latest.flatMap(opened.folder()::failure);
    String state = "waiting";
    if (part.isPresent()) {
      state = "done";
    } else if (failure.isPresent()) {
      state = "failed";
    } else if (latest.isPresent() && latest.get().run() == run && isNext(latest.get(), all)) {
      state = "running";
    }
    return new BackfillStatus.OfTask(
        task,
        state,
        part.map(BackfillLook::rows).orElse(0L),
        attempts.size(),
        part.isPresent() ? "" : failure.map(Failure::message).orElse(""));
  }

  /** Whether an application has come to an attempt: it makes one after the other. */
  private boolean isNext(Attempt attempt, List<Attempt> all) {
    return all.stream()
        .filter(before -> before.application().equals(attempt.application()))
        .filter(before -> before.task() < attempt.task())
        .allMatch(before -> !opened.folder().parts(before.task()).isEmpty());
  }

  private static long rows(StagedPart part) {
    return part.part().windows().stream().mapToLong(PublishedWindow::rows).sum();
  }
}
