/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.report.JsonText;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has the engine check a definition whose tables were found right. */
record CheckRun(Surroundings surroundings, OutputOptions output) {
  int run(BuildRequest request) {
    Submission submission = new Submission(JobKind.CHECK, request, logFolder());
    JobOutcome outcome;
    try {
      outcome = new JobRun(surroundings, output).run(submission);
    } catch (HindcastException e) {
      if (e.code() != ErrorCode.ENGINE_FAILED) {
        delete(submission);
      }
      throw e;
    }
    if (outcome instanceof JobOutcome.Stopped stopped) {
      return new StoppedJob(surroundings, output).report(stopped, submission);
    }
    say(request);
    delete(submission);
    return 0;
  }

  private void say(BuildRequest request) {
    String name = request.definition().definition().name();
    if (output.isJson()) {
      surroundings.out().println(JsonText.checked(name, request.fingerprint()));
    } else if (!output.isQuiet()) {
      surroundings
          .err()
          .println(
              "The definition of dataset "
                  + name
                  + " is valid: its keys, its "
                  + request.sourceSnapshots().size()
                  + " tables with their columns, and its expressions. No data was read.");
    }
  }

  private static Path logFolder() {
    try {
      return Files.createTempDirectory("hindcast-check-");
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot check the definition: the temporary folder cannot be written ("
              + e
              + "). Make room in it, or name another one with TMPDIR.",
          e);
    }
  }

  /** The log is of use only where the engine itself failed. */
  private static void delete(Submission submission) {
    try {
      Files.deleteIfExists(submission.log());
      Files.deleteIfExists(submission.outcome());
      Files.deleteIfExists(submission.folder());
    } catch (IOException e) {
      submission.folder().toFile().deleteOnExit();
    }
  }
}
