/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

/** Runs jobs on an engine, one at a time. */
public interface Submitter {
  /**
   * Runs a job to its end.
   *
   * @throws dev.hindcast.error.HindcastException the job's own error, with its code and message;
   *     ENGINE_FAILED if the job ended without saying how, PUBLISH_OUTCOME_UNKNOWN if it did so
   *     after it had begun to publish
   */
  JobOutcome submit(Submission submission, JobListener listener);

  /**
   * Stops the running job and all that are still to come; called from another thread. Returns
   * within 25 seconds, when the job's process has ended.
   *
   * @return whether a job was running
   */
  boolean stop();
}
