/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.config.ShownText;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.StagedPart;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.PlannedTask;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.submit.FailureClass;
import dev.hindcast.submit.JobOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the tasks of a backfill that are not finished, some at once. */
final class TaskRuns {
  private static final int FIRST_PAUSE_SECONDS = 5;
  private static final int LONGEST_PAUSE_SECONDS = 300;
  private static final int DOUBLINGS = 6;

  private final BackfillRun backfill;
  private final BackfillPlan plan;
  private final BackfillFolder folder;
  private final int run;
  private final BackfillProgress progress;
  private final AtomicBoolean isOver = new AtomicBoolean();

  /**
   * @param run number of the run
   */
  TaskRuns(BackfillRun backfill, int run) {
    this.backfill = backfill;
    this.plan = backfill.opened().plan();
    this.folder = backfill.opened().folder();
    this.run = run;
    this.progress =
        new BackfillProgress(
            plan, backfill.surroundings().clock(), backfill.output().showsProgress(), this::say);
  }

  /**
   * Runs them; after one has failed no further one begins.
   *
   * @return how a task ended that was told to stop, empty if all are finished
   */
  Optional<JobOutcome.Stopped> runAll() {
    List<PlannedTask> open = new ArrayList<>();
    for (PlannedTask task : plan.tasks()) {
      Optional<StagedPart> part = folder.part(task.number(), plan.taskDigest(task.number()));
      if (part.isPresent()) {
        progress.found(task, rows(part.get()));
      } else {
        open.add(task);
      }
    }
    progress.begin(open.size());
    ExecutorService threads = Executors.newFixedThreadPool(backfill.parallel());
    try {
      List<List<PlannedTask>> applications =
          backfill.isOneApplication() ? List.of(open) : open.stream().map(List::of).toList();
      List<Future<Optional<JobOutcome.Stopped>>> runs =
          applications.stream().map(tasks -> threads.submit(() -> runUnlessOver(tasks))).toList();
      return ends(runs);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<JobOutcome.Stopped> ends(
      List<Future<Optional<JobOutcome.Stopped>>> runs) {
    RuntimeException failure = null;
    Optional<JobOutcome.Stopped> stopped = Optional.empty();
    for (Future<Optional<JobOutcome.Stopped>> of : runs) {
      try {
        Optional<JobOutcome.Stopped> end = of.get();
        stopped = stopped.isPresent() ? stopped : end;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the tasks of a backfill were not waited for", e);
      } catch (ExecutionException e) {
        RuntimeException next =
            e.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException(e.getCause());
        if (failure == null) {
          failure = next;
        } else {
          failure.addSuppressed(next);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return stopped;
  }

  private Optional<JobOutcome.Stopped> runUnlessOver(List<PlannedTask> tasks) {
    if (isOver.get() || tasks.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<JobOutcome.Stopped> stopped = runWithRetries(tasks);
      stopped.ifPresent(unused -> isOver.set(true));
      return stopped;
    } catch (RuntimeException e) {
      isOver.set(true);
      throw e;
    }
  }

  /** What something outside let down is tried again, later each time. */
  private Optional<JobOutcome.Stopped> runWithRetries(List<PlannedTask> tasks) {
    List<PlannedTask> left = tasks;
    int attempt = 1;
    while (true) {
      TaskApplication application = new TaskApplication(backfill, run, progress, left);
      try {
        return application.run();
      } catch (HindcastException e) {
        attempt = application.unfinished().size() < left.size() ? 1 : attempt;
        if (FailureClass.of(e.code()) != FailureClass.RETRY
            || attempt >= backfill.attempts()
            || isOver.get()) {
          throw e;
        }
        waitAfter(e, attempt);
        attempt++;
        left = application.unfinished().stream().filter(task -> !isStaged(task)).toList();
        if (left.isEmpty()) {
          return Optional.empty();
        }
      }
    }
  }

  private void waitAfter(HindcastException failure, int attempt) {
    int seconds =
        Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS << Math.min(attempt - 1, DOUBLINGS));
    say(
        "Attempt "
            + attempt
            + " of "
            + backfill.attempts()
            + ": "
            + ShownText.lines(failure.getMessage())
            + "\nIt is tried again in "
            + seconds
            + " s.");
    backfill.surroundings().pause().accept(seconds);
  }

  /** Whether a part is there whose driver could not say so. */
  private boolean isStaged(PlannedTask task) {
    Optional<StagedPart> part = folder.part(task.number(), plan.taskDigest(task.number()));
    part.ifPresent(there -> progress.finished(task, rows(there)));
    return part.isPresent();
  }

  private void say(String line) {
    backfill.say(line);
  }

  private static long rows(StagedPart part) {
    return part.part().windows().stream().mapToLong(PublishedWindow::rows).sum();
  }
}
