/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import dev.hindcast.config.SecretTexts;
import dev.hindcast.config.ShownText;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * What the jobs have in common: read the request, open Spark, do the work, hand over the outcome.
 */
final class Job {
  /** The part that differs. */
  @FunctionalInterface
  interface Work {
    JobOutcome run(SparkSession spark, BuildRequest request, Progress progress);
  }

  /** The part that differs, of a job that has options of its own. */
  @FunctionalInterface
  interface WorkWithOptions {
    JobOutcome run(
        SparkSession spark, BuildRequest request, Progress progress, Map<String, String> options);
  }

  private Job() {}

  /** Runs a job and returns the exit code of its process. */
  static int run(String[] commandLine, Work work) {
    return run(
        commandLine,
        Set.of(),
        (spark, request, progress, options) -> work.run(spark, request, progress));
  }

  /** Runs a job that may be given options, and returns the exit code of its process. */
  static int run(String[] commandLine, Set<String> options, WorkWithOptions work) {
    JobOutcome outcome;
    JobArguments arguments = null;
    SecretTexts secrets = HindcastSession.secrets(Map.of());
    try {
      arguments = JobArguments.parse(commandLine, options);
      BuildRequest request = BuildRequestJson.read(arguments.request().toString(), text(arguments));
      secrets = HindcastSession.secrets(request.definition().definition().catalogs());
      outcome = attempt(arguments, request, work);
    } catch (Exception | Error failure) {
      outcome = JobOutcome.failed(failure, secrets);
      if (outcome.exitCode() == ErrorCode.INTERNAL.exitCode()) {
        System.err.println(ShownText.lines(secrets.redact(trace(failure))));
      } else {
        System.err.println(outcome.message());
      }
    }
    if (arguments != null && arguments.outcome().isPresent()) {
      write(outcome, arguments.outcome().get());
    }
    return outcome.exitCode();
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString().replace("\t", "    ").stripTrailing();
  }

  private static JobOutcome attempt(
      JobArguments arguments, BuildRequest request, WorkWithOptions work) {
    Progress progress = arguments.showsProgress() ? Progress.toStandardError() : Progress.NONE;
    String name = "hindcast " + request.definition().definition().name() + " " + request.buildId();
    SparkSession spark = HindcastSession.open(name, request.definition().definition().catalogs());
    try (ApplicationReport report =
        ApplicationReport.of(spark.sparkContext(), arguments.showsProgress())) {
      report.accepted();
      return work.run(spark, request, progress, arguments.options());
    } finally {
      spark.stop();
    }
  }

  private static String text(JobArguments arguments) {
    try {
      return Files.readString(arguments.request());
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.REQUEST_INVALID,
          "Cannot read the build request "
              + arguments.request()
              + ": "
              + e
              + ". Give the file that a dry run of the launcher printed.",
          e);
    }
  }

  private static void write(JobOutcome outcome, Path file) {
    try {
      outcome.write(file);
    } catch (IOException e) {
      System.err.println("Cannot write the outcome to " + file + ": " + e);
    }
  }
}
