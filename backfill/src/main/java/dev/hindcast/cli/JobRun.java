/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.report.JobDisplay;
import dev.hindcast.report.ProgressBars;
import dev.hindcast.report.ProgressDisplay;
import dev.hindcast.report.ProgressLines;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import java.util.function.LongConsumer;

/** Runs a job while people watch. */
record JobRun(Surroundings surroundings, OutputOptions output) {
  JobOutcome run(Submission submission) {
    return run(submission, rows -> {});
  }

  /**
   * The same for tasks of a backfill.
   *
   * @param staged hears of each that is staged, with its rows
   */
  JobOutcome run(Submission submission, LongConsumer staged) {
    try (ProgressDisplay progress = display()) {
      return surroundings.submitter().get().submit(submission, listener(progress, staged));
    }
  }

  /** The same, beside others: how far it has come is not shown. */
  JobOutcome runBesideOthers(Submission submission, LongConsumer staged) {
    return surroundings
        .submitter()
        .get()
        .submit(submission, listener(ProgressDisplay.NONE, staged));
  }

  private JobDisplay listener(ProgressDisplay progress, LongConsumer staged) {
    return new JobDisplay(
        progress, surroundings.err(), !output.isQuiet(), output.isVerbose(), staged);
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
