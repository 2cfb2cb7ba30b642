/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import java.util.Objects;

/** Gives each job to the submitter of its engine. */
public record EngineSubmitter(Submitter local, Submitter sparkSubmit) implements Submitter {
  public EngineSubmitter {
    Objects.requireNonNull(local, "local");
    Objects.requireNonNull(sparkSubmit, "sparkSubmit");
  }

  @Override
  public JobOutcome submit(Submission submission, JobListener listener) {
    Submitter submitter =
        submission.settings().engine() instanceof Engine.SparkSubmit ? sparkSubmit : local;
    return submitter.submit(submission, listener);
  }

  @Override
  public boolean stop() {
    boolean wasRunning = local.stop();
    return sparkSubmit.stop() || wasRunning;
  }
}
