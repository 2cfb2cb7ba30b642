/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.report.BuildSummary;
import dev.hindcast.report.PlanText;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Shows a planned build, or runs it and says what came of it. */
record BuildRun(Surroundings surroundings, OutputOptions output) {
  /** Prints the plan. */
  int show(PlannedBuild plan) {
    warn(plan);
    if (output.isJson()) {
      if (holdsSecrets(plan.request().definition())) {
        surroundings
            .err()
            .println("Warning: The request holds the catalogs' secrets. Keep it private.");
      }
      surroundings.out().print(BuildRequestJson.write(plan.request()));
      surroundings.out().flush();
    } else {
      surroundings.err().println(PlanText.of(plan.request(), plan.pins(), plan.version()));
    }
    return 0;
  }

  /** Runs the build and returns the exit code. */
  int run(PlannedBuild plan) {
    warn(plan);
    Submission submission = new Submission(JobKind.BUILD, plan.request(), buildFolder(plan));
    if (!output.isQuiet()) {
      surroundings.err().println("Building; the engine's log is " + submission.log());
    }
    JobOutcome outcome;
    try {
      outcome = new JobRun(surroundings, output).run(submission);
    } catch (HindcastException e) {
      outcome = new JobOutcome.Published(publishedAfterAll(plan, e).version());
    }
    if (outcome instanceof JobOutcome.Published published) {
      say(plan, plan.store().load(published.version()));
      return 0;
    }
    return new StoppedJob(surroundings, output).report((JobOutcome.Stopped) outcome, submission);
  }

  /** A version may exist although its build could not say so: it is known by its build id. */
  private static DatasetManifest publishedAfterAll(PlannedBuild plan, HindcastException failure) {
    DatasetStore store = plan.store();
    OptionalInt latest = store.latest();
    if (failure.code() == ErrorCode.PUBLISH_OUTCOME_UNKNOWN && latest.isPresent()) {
      DatasetManifest manifest = store.load(latest.getAsInt());
      if (manifest.buildId().equals(plan.request().buildId())) {
        return manifest;
      }
    }
    throw failure;
  }

  private static Path buildFolder(PlannedBuild plan) {
    Path folder = plan.store().layout().buildFolder(plan.request().buildId());
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("request.json"), BuildRequestJson.writeRedacted(plan.request()));
      return folder;
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot begin build "
              + plan.request().buildId()
              + ": its folder "
              + folder
              + " cannot be written ("
              + e
              + "). Set dataset.path to a folder that can be written to.",
          e);
    }
  }

  private static boolean holdsSecrets(ParsedDefinition definition) {
    return !definition.canonicalJson().equals(definition.redactedJson());
  }

  private void warn(PlannedBuild plan) {
    plan.warnings().forEach(warning -> surroundings.err().println("Warning: " + warning));
  }

  private void say(PlannedBuild plan, DatasetManifest manifest) {
    Path root = plan.store().layout().root();
    if (!output.isQuiet()) {
      surroundings.err().println(BuildSummary.text(manifest, root));
    }
    surroundings
        .out()
        .println(
            output.isJson()
                ? BuildSummary.json(manifest, root, plan.warnings())
                : root + "@v" + manifest.version());
  }
}
