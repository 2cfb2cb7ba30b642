/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The wording of what can go wrong with a driver. */
final class SubmitErrors {
  private static final int KILLED = 137;
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

  static HindcastException endedWithoutOutcome(Submission submission, int exitCode) {
    return new HindcastException(
        ErrorCode.ENGINE_FAILED,
        "Cannot finish "
            + name(submission)
            + ": Spark's JVM ended "
            + how(exitCode)
            + ", and nothing was published. Look at "
            + submission.log()
            + "; its last lines are"
            + lastLines(submission));
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
            + " while it was publishing. Look whether hindcast versions list shows the version,"
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
        ? "by SIGKILL (is there enough memory?) without saying why"
        : "with exit code " + exitCode + " without saying why";
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
