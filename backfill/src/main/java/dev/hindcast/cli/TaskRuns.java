/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.config.ShownText;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.StagedPart;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.PlannedTask;
import dev.hindcast.store.backfill.Attempt;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.store.backfill.Failure;
import dev.hindcast.submit.FailureClass;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import dev.hindcast.time.Micros;
import java.time.Instant;
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
      List<Future<Optional<JobOutcome.Stopped>>> runs =
          open.stream().map(task -> threads.submit(() -> runUnlessOver(task))).toList();
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

  private Optional<JobOutcome.Stopped> runUnlessOver(PlannedTask task) {
    if (isOver.get()) {
      return Optional.empty();
    }
    try {
      Optional<JobOutcome.Stopped> stopped = tryAgain(task);
      stopped.ifPresent(unused -> isOver.set(true));
      return stopped;
    } catch (RuntimeException e) {
      isOver.set(true);
      throw e;
    }
  }

  /** What something outside let down is tried again, later each time. */
  private Optional<JobOutcome.Stopped> tryAgain(PlannedTask task) {
    int pauseSeconds = FIRST_PAUSE_SECONDS;
    for (int attempt = 1; attempt < backfill.attempts() && !isOver.get(); attempt++) {
      try {
        return run(task);
      } catch (HindcastException e) {
        if (FailureClass.of(e.code()) != FailureClass.RETRY) {
          throw e;
        }
        say(
            "Task "
                + task.number()
                + " of "
                + plan.tasks().size()
                + ", attempt "
                + attempt
                + " of "
                + backfill.attempts()
                + ": "
                + ShownText.lines(e.getCause().getMessage())
                + "\nIt is tried again in "
                + pauseSeconds
                + " s.");
        backfill.surroundings().pause().accept(pauseSeconds);
        pauseSeconds = Math.min(2 * pauseSeconds, LONGEST_PAUSE_SECONDS);
      }
    }
    return isOver.get() ? Optional.empty() : run(task);
  }

  private Optional<JobOutcome.Stopped> run(PlannedTask task) {
    Instant now = backfill.surroundings().clock().instant();
    BuildRequest request =
        plan.attempt(task.number(), BuildIds.at(now, backfill.surroundings().random().getAsInt()));
    Attempt attempt = new Attempt(task.number(), request.buildId(), run, Micros.ofInstant(now));
    folder.runs().requireOwn(run);
    folder.begin(attempt);
    try (BuildFolder own = BuildFolder.begin(folder.store(), request)) {
      Submission submission =
          new Submission(
              JobKind.STAGE,
              request,
              own.onThisMachine(),
              List.of(
                  "--plan",
                  plan.planId(),
                  "--task",
                  Integer.toString(task.number()),
                  "--digest",
                  plan.taskDigest(task.number())),
              backfill.settings());
      progress.started(task, submission.log());
      JobOutcome outcome = submit(submission);
      if (outcome instanceof JobOutcome.Stopped stopped) {
        return Optional.of(stopped);
      }
      progress.finished(task, ((JobOutcome.Reported) outcome).report().path("rows").asLong());
      return Optional.empty();
    } catch (HindcastException e) {
      folder.failed(attempt, new Failure(e.code().name(), e.getMessage()));
      throw new HindcastException(
          e.code() == ErrorCode.INTERNAL ? ErrorCode.ENGINE_FAILED : e.code(),
          "Task "
              + task.number()
              + " of "
              + plan.tasks().size()
              + " failed, and nothing was published. "
              + e.getMessage()
              + "\nWhat is finished stays: run the plan again then.",
          e);
    }
  }

  private JobOutcome submit(Submission submission) {
    JobRun job = new JobRun(backfill.surroundings(), backfill.output());
    return backfill.parallel() == 1 ? job.run(submission) : job.runBesideOthers(submission);
  }

  private void say(String line) {
    backfill.say(line);
  }

  private static long rows(StagedPart part) {
    return part.part().windows().stream().mapToLong(PublishedWindow::rows).sum();
  }
}
