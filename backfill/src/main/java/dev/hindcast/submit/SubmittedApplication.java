/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.submit.ApplicationState.Phase;

/** Follows an application from its submission to its end, and hands on what its driver says. */
final class SubmittedApplication implements JobListener {
  private final JobListener listener;
  private String id = "";
  private boolean wasKilled;

  SubmittedApplication(JobListener listener) {
    this.listener = listener;
  }

  void submitted(Engine.SparkSubmit engine) {
    say(Phase.SUBMITTED, engine.master().map(master -> "to " + master).orElse(""));
  }

  @Override
  public void progress(JobProgress progress) {
    listener.progress(progress);
  }

  @Override
  public void application(ApplicationState state) {
    id = state.id();
    listener.application(state);
  }

  @Override
  public void staged(long rows) {
    listener.staged(rows);
  }

  @Override
  public void warning(String text) {
    listener.warning(text);
  }

  @Override
  public void log(String line) {
    wasKilled |= LogEvidence.Cause.KILLED.isIn(line);
    listener.log(line);
  }

  void ended(JobOutcome outcome) {
    say(outcome instanceof JobOutcome.Stopped ? Phase.KILLED : Phase.FINISHED, "");
  }

  /**
   * The job failed.
   *
   * @param saidHow whether its driver left an outcome
   */
  void failed(boolean saidHow) {
    if (wasKilled) {
      say(Phase.KILLED, "");
    } else {
      say(saidHow ? Phase.FAILED : Phase.LOST, "");
    }
  }

  private void say(Phase phase, String detail) {
    listener.application(new ApplicationState(id, phase, 0, detail));
  }
}
