/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.config.ShownText;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.report.BuildSummary;
import dev.hindcast.report.PlanText;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Shows a planned build, or runs it and says what came of it. */
record BuildRun(Surroundings surroundings, OutputOptions output, EngineSettings settings) {
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
    BuildFolder folder = BuildFolder.begin(plan.store(), plan.request());
    Submission submission =
        new Submission(JobKind.BUILD, plan.request(), folder.onThisMachine(), settings);
    if (!output.isQuiet()) {
      surroundings.err().println("Building; the engine's log is " + submission.log());
    }
    List<String> warnings = hold(plan);
    JobOutcome outcome;
    try (folder) {
      outcome = new JobRun(surroundings, output).run(submission);
    } catch (HindcastException e) {
      if (e.code() != ErrorCode.PUBLISH_OUTCOME_UNKNOWN) {
        letGo(plan);
      }
      outcome = new JobOutcome.Published(publishedAfterAll(plan, e).version());
    }
    if (outcome instanceof JobOutcome.Published published) {
      say(plan, plan.store().load(published.version()), warnings);
      return 0;
    }
    letGo(plan);
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

  private static boolean holdsSecrets(ParsedDefinition definition) {
    return !definition.canonicalJson().equals(definition.redactedJson());
  }

  private void warn(PlannedBuild plan) {
    plan.warnings().forEach(this::warn);
  }

  private void warn(String warning) {
    surroundings.err().println("Warning: " + ShownText.lines(warning));
  }

  /** Keeps the source snapshots from being expired; returns all warnings so far. */
  private List<String> hold(PlannedBuild plan) {
    List<String> warnings =
        sources(plan).take(plan.request().buildId(), plan.request().sourceSnapshots());
    warnings.forEach(this::warn);
    List<String> all = new ArrayList<>(plan.warnings());
    all.addAll(warnings);
    return all;
  }

  private void letGo(PlannedBuild plan) {
    if (!plan.request().definition().definition().output().pinsSources()) {
      return;
    }
    sources(plan)
        .letGo(plan.request().buildId(), plan.request().sourceSnapshots())
        .forEach(this::warn);
  }

  private static SourceHold sources(PlannedBuild plan) {
    return new SourceHold(plan.request().definition().definition());
  }

  private void say(PlannedBuild plan, DatasetManifest manifest, List<String> warnings) {
    String root = plan.store().layout().root();
    if (!output.isQuiet()) {
      surroundings.err().println(BuildSummary.text(manifest, root));
    }
    surroundings
        .out()
        .println(
            output.isJson()
                ? BuildSummary.json(manifest, root, warnings)
                : root + "@v" + manifest.version());
  }
}
