/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.time.Micros;
import java.io.IOException;

/** The errors of this package, worded in one place. */
final class BackfillErrors {
  private BackfillErrors() {}

  static HindcastException otherPlan(String planId, String place) {
    return new HindcastException(
        ErrorCode.PLAN_INVALID,
        "Cannot run backfill "
            + planId
            + ": another plan of that id was run before, "
            + place
            + ". Use that file, or make a new plan with hindcast backfill plan.");
  }

  static HindcastException noPlan(String planId, String place) {
    return new HindcastException(
        ErrorCode.PLAN_INVALID,
        "Cannot find backfill "
            + planId
            + ": there is no "
            + place
            + ". Run it with hindcast backfill run.");
  }

  static HindcastException running(String planId, RunLog.Run run) {
    return new HindcastException(
        ErrorCode.BACKFILL_RUNNING,
        "Cannot run backfill "
            + planId
            + ": "
            + run.runner().text()
            + " runs it since "
            + Micros.text(run.runner().startedAtMicros())
            + ", and two at once would do the work twice. Wait until it has ended, or stop it; if"
            + " you know that it is gone, give --take-over.");
  }

  static HindcastException takenOver(String planId, RunLog.Run run) {
    return new HindcastException(
        ErrorCode.BACKFILL_RUNNING,
        "Cannot go on with backfill "
            + planId
            + ": "
            + run.runner().text()
            + " took it over. What was finished here is used there; look at hindcast backfill"
            + " status.");
  }

  static HindcastException partGone(String planId, int task) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot publish backfill "
            + planId
            + ": a file of task "
            + task
            + " is missing or not as it was written. Run the plan again: it builds that task anew.");
  }

  static String dataLeft(String planId, int version, HindcastException cause) {
    return "Version "
        + version
        + " of backfill "
        + planId
        + " is published, but files of its failed attempts could not be removed; no version needs"
        + " them. "
        + cause.getMessage();
  }

  static HindcastException storage(String action, String planId, String place, IOException e) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot "
            + action
            + " of backfill "
            + planId
            + ": "
            + place
            + " failed ("
            + e
            + "). Check the storage, then run the plan again: what is finished stays.",
        e);
  }
}
