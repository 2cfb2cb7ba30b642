/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.PlanOptions;
import dev.hindcast.report.BackfillText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code hindcast backfill status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description = "Says how far the run of a plan has come, task by task, and what is next.",
    footer = {
      "",
      "Reads files below the dataset's builds folder only. Prints text for people on standard",
      "output, or JSON with --format json."
    })
final class BackfillStatusCommand implements Callable<Integer> {
  @Mixin private PlanOptions plan;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  BackfillStatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    OpenedPlan opened = OpenedPlan.toShow(plan, plan.storage().settings().hadoop());
    var status = new BackfillLook(opened).status();
    surroundings
        .out()
        .println(
            output.isJson()
                ? BackfillText.json(status)
                : BackfillText.status(status, surroundings.columns()));
    return 0;
  }
}
