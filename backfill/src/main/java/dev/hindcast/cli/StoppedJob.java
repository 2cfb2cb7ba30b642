/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.config.ShownText;
import dev.hindcast.report.JsonText;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;

/** Says that a job was told to stop. */
record StoppedJob(Surroundings surroundings, OutputOptions output) {
  /** Reports it and returns the exit code, that of the signal. */
  int report(JobOutcome.Stopped stopped, Submission submission) {
    String message =
        "Stopped "
            + submission.kind().text()
            + " "
            + submission.request().buildId()
            + " as asked, before it published anything. Give the same command to "
            + submission.kind().text()
            + " again; the log is "
            + submission.log()
            + ".";
    surroundings.err().println(ShownText.lines(message));
    if (output.isJson()) {
      surroundings.out().println(JsonText.stopped(stopped.exitCode(), message));
    }
    return stopped.exitCode();
  }
}
