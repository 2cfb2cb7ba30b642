/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.config.ShownText;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.report.BuildSummary;
import dev.hindcast.report.JsonText;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.store.backfill.BackfillPublication;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs a plan to its published version.
 *
 * @param parallel how many tasks run at once
 * @param isOneApplication whether one application builds all tasks, one after the other
 * @param attempts how often a task may be tried in this run
 */
record BackfillRun(
    Surroundings surroundings,
    OutputOptions output,
    EngineSettings settings,
    OpenedPlan opened,
    int parallel,
    boolean isOneApplication,
    int attempts) {
  /**
   * Runs it, and returns the exit code.
   *
   * @param overriddenGates names of gates that need not be passed
   */
  int run(boolean takesOver, List<String> overriddenGates) {
    BackfillPlan plan = opened.plan();
    BackfillFolder folder = opened.folder();
    Optional<DatasetManifest> before = opened.published();
    if (before.isPresent()) {
      say("Backfill " + plan.planId() + " was published before; nothing was run.");
      return done(before.get());
    }
    if (plan.tasks().isEmpty()) {
      return nothingToDo();
    }
    checkRunnable(plan, folder);
    folder.store().checkPublishable(plan.planId());
    folder.keep(opened.written());
    int run =
        folder
            .runs()
            .begin(
                RunnerProcess.own(surroundings.clock().instant()),
                takesOver,
                RunnerProcess::isGone);
    Optional<JobOutcome.Stopped> stopped;
    try {
      stopped = new TaskRuns(this, run).runAll();
      if (stopped.isEmpty()) {
        return done(
            new BackfillPublication(folder, plan, run).publish(overriddenGates, this::warn));
      }
    } finally {
      end(run);
    }
    return stopped(stopped.get());
  }

  /** Notes the end of a run, which ends as it does even where that cannot be noted. */
  private void end(int run) {
    try {
      opened.folder().runs().end(run);
    } catch (HindcastException e) {
      warn("The end of this run could not be noted. " + e.getMessage());
    }
  }

  private void checkRunnable(BackfillPlan plan, BackfillFolder folder) {
    BuildRequest request = plan.request();
    if (folder.isCancelled()) {
      throw new HindcastException(
          ErrorCode.BACKFILL_CANCELLED,
          "Cannot run backfill "
              + plan.planId()
              + " of dataset "
              + opened.dataset()
              + ": it was cancelled, and what it had built is removed. Make a new plan with"
              + " hindcast backfill plan.");
    }
    OptionalInt latest = folder.store().latest();
    if (latest.orElse(0) != request.parentVersion()) {
      throw new HindcastException(
          ErrorCode.VERSION_CONFLICT,
          "Cannot run backfill "
              + plan.planId()
              + " of dataset "
              + opened.dataset()
              + ": it was planned after version "
              + request.parentVersion()
              + ", and the latest one is "
              + latest.orElse(0)
              + ". Somebody else has published; make a new plan with hindcast backfill plan.");
    }
    DatasetDefinition definition = request.definition().definition();
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.catalogs())) {
      SourcePins.verify(definition, request.sourceSnapshots(), request.columns(), catalogs);
    }
  }

  private int done(DatasetManifest manifest) {
    String root = opened.folder().store().layout().root();
    say(BuildSummary.text(manifest, root));
    surroundings
        .out()
        .println(
            output.isJson()
                ? BuildSummary.json(manifest, root, List.of())
                : root + "@v" + manifest.version());
    return 0;
  }

  private int nothingToDo() {
    BuildRequest request = opened.plan().request();
    String root = opened.folder().store().layout().root();
    say(
        "Nothing to build: every label window is as it would be in version "
            + request.parentVersion()
            + ".");
    surroundings
        .out()
        .println(
            output.isJson()
                ? JsonText.unchanged(root + "@v" + request.parentVersion())
                : root + "@v" + request.parentVersion());
    return 0;
  }

  private int stopped(JobOutcome.Stopped stopped) {
    String message =
        "Stopped backfill "
            + opened.plan().planId()
            + " as asked, before it published anything. Give the same command to go on: what is"
            + " finished stays.";
    surroundings.err().println(message);
    if (output.isJson()) {
      surroundings.out().println(JsonText.stopped(stopped.exitCode(), message));
    }
    return stopped.exitCode();
  }

  private void warn(String warning) {
    surroundings.err().println("Warning: " + ShownText.lines(warning));
  }

  /** Says something to people who want to hear it. */
  void say(String text) {
    if (!output.isQuiet()) {
      surroundings.err().println(text);
    }
  }
}
