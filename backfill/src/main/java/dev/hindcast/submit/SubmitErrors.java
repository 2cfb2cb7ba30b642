/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The wording of what can go wrong with a driver. */
final class SubmitErrors {
  /** Exit codes above it name a signal. */
  private static final int SIGNAL = 128;

  private static final int KILLED = SIGNAL + 9;
  private static final int LINES_SHOWN = 5;

  private SubmitErrors() {}

  static HindcastException notRun(Submission submission, IOException cause) {
    return new HindcastException(
        ErrorCode.ENGINE_FAILED,
        "Cannot run "
            + name(submission)
            + ": "
            + cause
            + ". Check that "
            + submission.folder()
            + " and the temporary folder can be written to, then try again.",
        cause);
  }

  static String logGivenUp(IOException cause) {
    return "Cannot write the engine's log: "
        + cause
        + ". The job goes on, and its log ends here; make room for the next one.";
  }

  /** A driver that was killed, or that a cluster let down, may do better the next time. */
  static HindcastException endedWithoutOutcome(
      Submission submission, int exitCode, Optional<LogEvidence.Cause> cause) {
    ErrorCode usual = exitCode > SIGNAL ? ErrorCode.ENGINE_UNAVAILABLE : ErrorCode.ENGINE_FAILED;
    return new HindcastException(
        cause.map(LogEvidence.Cause::code).orElse(usual),
        "Cannot finish "
            + name(submission)
            + ": Spark's JVM ended "
            + how(exitCode)
            + cause.map(known -> ": " + known.text()).orElse(" without saying why")
            + ", and nothing was published. Look at "
            + submission.log()
            + "; its last lines are"
            + lastLines(submission));
  }

  /** The job's own error; where that only says that the engine failed, its log may know more. */
  static HindcastException explained(
      Submission submission, HindcastException failure, Optional<LogEvidence.Cause> cause) {
    boolean isVague =
        failure.code() == ErrorCode.ENGINE_FAILED || failure.code() == ErrorCode.INTERNAL;
    if (!isVague || cause.isEmpty()) {
      return failure;
    }
    return new HindcastException(
        cause.get().code(),
        "Cannot finish "
            + name(submission)
            + ": "
            + cause.get().text()
            + ", and nothing was published. Look at "
            + submission.log()
            + ". Spark said: "
            + failure.getMessage(),
        failure);
  }

  static HindcastException endedWhilePublishing(Submission submission, int exitCode) {
    return new HindcastException(
        ErrorCode.PUBLISH_OUTCOME_UNKNOWN,
        "Cannot tell whether version "
            + (submission.request().parentVersion() + 1)
            + " of dataset "
            + submission.request().definition().definition().name()
            + " was published by build "
            + submission.request().buildId()
            + ": Spark's JVM ended "
            + how(exitCode)
            + " without saying why while it was publishing. Look whether hindcast versions list shows the version,"
            + " and at "
            + submission.log()
            + "; its last lines are"
            + lastLines(submission));
  }

  private static String name(Submission submission) {
    return submission.kind().text()
        + " "
        + submission.request().buildId()
        + " of dataset "
        + submission.request().definition().definition().name();
  }

  private static String how(int exitCode) {
    return exitCode == KILLED
        ? "by SIGKILL (is there enough memory?)"
        : "with exit code " + exitCode;
  }

  private static String lastLines(Submission submission) {
    List<String> lines;
    try (var all = Files.lines(submission.log())) {
      lines = all.filter(line -> !line.isBlank()).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      lines = List.of();
    }
    if (lines.isEmpty()) {
      return " none.";
    }
    return ":\n  "
        + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }
}
