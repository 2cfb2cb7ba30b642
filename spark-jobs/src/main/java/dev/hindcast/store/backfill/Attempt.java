/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import dev.hindcast.dataset.IsoMicros;
import java.util.Objects;

/**
 * One attempt at a task.
 *
 * @param task its number in the plan
 * @param buildId of the attempt, in all its paths
 * @param run number of the run that made it
 * @param startedAtMicros when its application was started, UTC
 * @param application build id of the first attempt that the application made; its folder keeps the
 *     engine's log
 */
public record Attempt(
    int task, String buildId, int run, @IsoMicros long startedAtMicros, String application) {
  public Attempt {
    Objects.requireNonNull(buildId, "buildId");
    Objects.requireNonNull(application, "application");
  }
}
