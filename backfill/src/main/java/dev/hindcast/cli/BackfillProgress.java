/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.PlannedTask;
import dev.hindcast.report.Figures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Says how far a backfill has come, and how long it may still take. For several threads. */
final class BackfillProgress {
  private final BackfillPlan plan;
  private final InstantSource clock;
  private final boolean isShown;
  private final Consumer<String> out;
  private final Map<Integer, Instant> started = new HashMap<>();
  private Instant begun = Instant.EPOCH;
  private int tasks;
  private long rows;
  private long ownRows;
  private int cost;
  private int ownCost;

  BackfillProgress(BackfillPlan plan, InstantSource clock, boolean isShown, Consumer<String> out) {
    this.plan = plan;
    this.clock = clock;
    this.isShown = isShown;
    this.out = out;
  }

  /** A task that an earlier run finished. */
  synchronized void found(PlannedTask task, long rowsOfTask) {
    tasks++;
    rows += rowsOfTask;
    cost += task.cost();
  }

  synchronized void begin(int open) {
    begun = clock.instant();
    out.accept(
        "Backfill "
            + plan.planId()
            + ": "
            + Figures.count(open, "task")
            + " to build"
            + (tasks == 0 ? "" : ", " + tasks + " finished before, " + count(rows))
            + ".");
  }

  synchronized void started(PlannedTask task, Path log) {
    started.put(task.number(), clock.instant());
    if (isShown) {
      out.accept(
          name(task)
              + " began, "
              + Figures.count(task.windows(), "label window")
              + "; the engine's log is "
              + log);
    }
  }

  synchronized void finished(PlannedTask task, long rowsOfTask) {
    Instant now = clock.instant();
    tasks++;
    rows += rowsOfTask;
    ownRows += rowsOfTask;
    cost += task.cost();
    ownCost += task.cost();
    long millis = Math.max(1, Duration.between(begun, now).toMillis());
    int left = plan.tasks().size() - tasks;
    if (isShown) {
      out.accept(
          name(task)
              + " is finished: "
              + count(rowsOfTask)
              + " in "
              + text(Duration.between(started.get(task.number()), now))
              + ". "
              + tasks
              + " of "
              + plan.tasks().size()
              + " tasks, "
              + count(rows)
              + ", "
              + Figures.count(ownRows * 1_000 / millis)
              + " rows/s"
              + (left == 0 ? "" : ", about " + timeLeft(millis) + " left")
              + ".");
    }
  }

  private String timeLeft(long millis) {
    int all = plan.tasks().stream().mapToInt(PlannedTask::cost).sum();
    return text(Duration.ofMillis(millis * Math.max(0, all - cost) / Math.max(1, ownCost)));
  }

  private String name(PlannedTask task) {
    return "Task " + task.number() + " of " + plan.tasks().size();
  }

  private static String count(long rows) {
    return Figures.count(rows, "row");
  }

  /** {@code 34 s}, {@code 12 min}, {@code 3 h 5 min}. */
  private static String text(Duration duration) {
    if (duration.toMinutes() < 2) {
      return duration.toSeconds() + " s";
    }
    return duration.toHours() == 0
        ? duration.toMinutes() + " min"
        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }
}
