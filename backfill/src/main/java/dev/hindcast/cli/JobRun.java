/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.report.JobDisplay;
import dev.hindcast.report.ProgressBars;
import dev.hindcast.report.ProgressDisplay;
import dev.hindcast.report.ProgressLines;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;

/** Runs a job while people watch. */
record JobRun(Surroundings surroundings, OutputOptions output) {
  JobOutcome run(Submission submission) {
    try (ProgressDisplay progress = display()) {
      return surroundings.submitter().get().submit(submission, listener(progress));
    }
  }

  /** The same, beside others: how far it has come is not shown. */
  JobOutcome runBesideOthers(Submission submission) {
    return surroundings.submitter().get().submit(submission, listener(ProgressDisplay.NONE));
  }

  private JobDisplay listener(ProgressDisplay progress) {
    return new JobDisplay(progress, surroundings.err(), !output.isQuiet(), output.isVerbose());
  }

  private ProgressDisplay display() {
    if (!output.showsProgress()) {
      return ProgressDisplay.NONE;
    }
    return surroundings.isTerminal() && !output.isVerbose()
        ? new ProgressBars(surroundings.err(), surroundings.columns())
        : new ProgressLines(surroundings.err(), surroundings.clock());
  }
}
