/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.PlannedTask;
import dev.hindcast.store.backfill.Attempt;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.store.backfill.Failure;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import dev.hindcast.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tasks of a backfill that one application builds, one after the other; each is an attempt with
 * files of its own.
 */
final class TaskApplication {
  private final BackfillRun backfill;
  private final BackfillPlan plan;
  private final BackfillFolder folder;
  private final BackfillProgress progress;
  private final List<PlannedTask> tasks;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<BuildRequest> requests = new ArrayList<>();
  private int staged;

  /**
   * Gives each task an attempt.
   *
   * @param run number of the run
   * @param tasks in their order, one at least
   */
  TaskApplication(
      BackfillRun backfill, int run, BackfillProgress progress, List<PlannedTask> tasks) {
    this.backfill = backfill;
    this.plan = backfill.opened().plan();
    this.folder = backfill.opened().folder();
    this.progress = progress;
    this.tasks = List.copyOf(tasks);
    Instant now = backfill.surroundings().clock().instant();
    for (PlannedTask task : tasks) {
      String buildId = BuildIds.at(now, backfill.surroundings().random().getAsInt());
      requests.add(plan.attempt(task.number(), buildId));
      String application = requests.get(0).buildId();
      attempts.add(new Attempt(task.number(), buildId, run, Micros.ofInstant(now), application));
    }
  }

  /**
   * Runs them.
   *
   * @return how the application ended if it was told to stop, empty if all tasks are finished
   * @throws HindcastException the error of the first task that is not finished
   */
  Optional<JobOutcome.Stopped> run() {
    folder.runs().requireOwn(attempts.get(0).run());
    attempts.forEach(folder::begin);
    List<BuildFolder> folders = new ArrayList<>();
    try {
      requests.forEach(request -> folders.add(BuildFolder.begin(folder.store(), request)));
      Submission submission =
          new Submission(
              JobKind.STAGE,
              requests.get(0),
              folders.get(0).onThisMachine(),
              List.of("--plan", plan.planId(), "--tasks", text()),
              backfill.settings());
      progress.started(tasks.get(0), submission.log());
      JobOutcome outcome = submit(submission);
      return outcome instanceof JobOutcome.Stopped stopped
          ? Optional.of(stopped)
          : Optional.empty();
    } catch (HindcastException e) {
      throw failed(e);
    } finally {
      folders.forEach(BuildFolder::close);
    }
  }

  /** The tasks whose parts the application has not told of. */
  List<PlannedTask> unfinished() {
    return tasks.subList(staged, tasks.size());
  }

  /** {@code TASK:BUILD:DIGEST} of each. */
  private String text() {
    return attempts.stream()
        .map(
            attempt ->
                attempt.task() + ":" + attempt.buildId() + ":" + plan.taskDigest(attempt.task()))
        .collect(Collectors.joining(","));
  }

  private JobOutcome submit(Submission submission) {
    JobRun job = new JobRun(backfill.surroundings(), backfill.output());
    return backfill.parallel() == 1
        ? job.run(submission, rows -> staged(rows, submission))
        : job.runBesideOthers(submission, rows -> staged(rows, submission));
  }

  private void staged(long rows, Submission submission) {
    progress.finished(tasks.get(staged), rows);
    staged++;
    if (staged < tasks.size()) {
      progress.started(tasks.get(staged), submission.log());
    }
  }

  private HindcastException failed(HindcastException e) {
    Attempt attempt = attempts.get(Math.min(staged, attempts.size() - 1));
    folder.failed(attempt, new Failure(e.code().name(), e.getMessage()));
    return new HindcastException(
        e.code() == ErrorCode.INTERNAL ? ErrorCode.ENGINE_FAILED : e.code(),
        "Task "
            + attempt.task()
            + " of "
            + plan.tasks().size()
            + " failed, and nothing was published; what is finished stays. "
            + e.getMessage(),
        e);
  }
}
