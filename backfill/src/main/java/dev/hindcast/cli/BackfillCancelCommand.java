/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.PlanOptions;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.report.JsonText;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.store.backfill.RunLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code hindcast backfill cancel}. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description = "Gives a plan up: removes what it has built and lets its source snapshots go.",
    footer = {"", "A plan that was cancelled cannot be run. Published versions are not touched."})
final class BackfillCancelCommand implements Callable<Integer> {
  @Mixin private PlanOptions plan;

  @Option(
      names = "--take-over",
      description = "Cancel it although another process may still run it; that one then stops.")
  private boolean takesOver;

  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  BackfillCancelCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OpenedPlan opened = OpenedPlan.toShow(plan, plan.storage().settings().hadoop());
    refuseIfPublished(opened);
    BackfillPlan written = opened.plan();
    BackfillFolder folder = opened.folder();
    RunLog runs = folder.runs();
    int run =
        runs.begin(
            RunnerProcess.own(surroundings.clock().instant()), takesOver, RunnerProcess::isGone);
    try {
      refuseIfPublished(opened);
      folder.cancel();
      folder.removeData(List.of());
      new SourceHold(plan.definition(written, surroundings.environment()).definition())
          .letGo(written.planId(), written.request().sourceSnapshots())
          .forEach(warning -> surroundings.err().println("Warning: " + warning));
    } finally {
      runs.end(run);
    }
    String message =
        "Cancelled backfill "
            + written.planId()
            + " of dataset "
            + opened.dataset()
            + "; what it had built is removed.";
    if (!output.isQuiet()) {
      surroundings.err().println(message);
    }
    if (output.isJson()) {
      surroundings.out().println(JsonText.said("cancelled", message));
    }
    return 0;
  }

  private static void refuseIfPublished(OpenedPlan opened) {
    Optional<DatasetManifest> published = opened.published();
    if (published.isPresent()) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot cancel backfill "
              + opened.plan().planId()
              + ": it is published as "
              + published.get().reference()
              + ". To go back to an earlier version use hindcast versions rollback.");
    }
  }
}
