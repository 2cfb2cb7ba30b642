/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.plan.PlannedTask;
import java.util.List;
import java.util.Objects;

/**
 * How far a backfill has come.
 *
 * @param state {@code waiting}, {@code running}, {@code stopped}, {@code cancelled}, {@code
 *     published} or {@code nothing to build}
 * @param detail who runs it, or what was published; empty if there is nothing to say
 * @param next what to do next, for people
 */
public record BackfillStatus(
    String planId, String dataset, String state, String detail, List<OfTask> tasks, String next) {
  /**
   * One task.
   *
   * @param state {@code done}, {@code running}, {@code failed} or {@code waiting}
   * @param rows that it wrote; 0 unless it is done
   * @param lastError empty if no attempt failed
   */
  public record OfTask(PlannedTask task, String state, long rows, int attempts, String lastError) {
    public OfTask {
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(lastError, "lastError");
    }
  }

  public BackfillStatus {
    Objects.requireNonNull(planId, "planId");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(detail, "detail");
    tasks = List.copyOf(tasks);
    Objects.requireNonNull(next, "next");
  }
}
