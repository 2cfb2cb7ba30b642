/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** Runs a job that leaves nothing behind but its answer. */
record PassingJob(Surroundings surroundings, OutputOptions output, EngineSettings settings) {
  /** Runs the job, hands over how it ended, and returns the exit code. */
  int run(
      JobKind kind,
      BuildRequest request,
      List<String> arguments,
      ToIntFunction<JobOutcome> answer) {
    Submission submission = new Submission(kind, request, logFolder(kind), arguments, settings);
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
    delete(submission);
    return answer.applyAsInt(outcome);
  }

  private static Path logFolder(JobKind kind) {
    try {
      return Files.createTempDirectory("hindcast-" + kind.text() + "-");
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot "
              + kind.text()
              + " the dataset: the temporary folder cannot be written ("
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
