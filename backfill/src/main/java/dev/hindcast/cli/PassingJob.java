/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Runs a job that leaves nothing behind but its answer. */
record PassingJob(Surroundings surroundings, OutputOptions output, EngineSettings settings) {
  /**
   * Runs a job that reports, and prints its report: whole, as JSON, for programs, or as text for
   * people on standard error. Returns the exit code.
   */
  int report(Question question, Function<JsonNode, String> text, ToIntFunction<JsonNode> exitCode) {
    return report(question, surroundings.err(), text, exitCode);
  }

  /** The same; people read the text where they are given it. */
  int report(
      Question question,
      PrintWriter people,
      Function<JsonNode, String> text,
      ToIntFunction<JsonNode> exitCode) {
    return run(
        question,
        outcome -> {
          JsonNode report = ((JobOutcome.Reported) outcome).report();
          if (output.isJson()) {
            surroundings.out().println(report.toPrettyString());
          } else {
            people.println(text.apply(report));
          }
          return exitCode.applyAsInt(report);
        });
  }

  /** Runs the job, hands over how it ended, and returns the exit code. */
  int run(Question question, ToIntFunction<JobOutcome> answer) {
    JobKind kind = question.kind();
    Submission submission =
        new Submission(kind, question.request(), logFolder(kind), question.arguments(), settings);
    JobOutcome outcome;
    try {
      outcome = new JobRun(surroundings, output).run(submission);
    } catch (HindcastException e) {
      if (e.code() != ErrorCode.ENGINE_FAILED && e.code() != ErrorCode.ENGINE_UNAVAILABLE) {
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
