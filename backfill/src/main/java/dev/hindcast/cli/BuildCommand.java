/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DefinitionOptions;
import dev.hindcast.cli.options.GateOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.RangeOptions;
import dev.hindcast.cli.options.StorageOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.submit.EngineSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans, runs and publishes one dataset version. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description = "Plans, runs and publishes one dataset version.",
    footer = {
      "",
      "Prints a summary for people on standard error, and on standard output one line, the new",
      "version as PATH@vN, or with --format json the summary as JSON."
    })
final class BuildCommand implements Callable<Integer> {
  @Mixin private DefinitionOptions definition;
  @Mixin private RangeOptions range;

  @Option(
      names = "--dry-run",
      description =
          "Print the plan and run nothing; with --format json the plan is the build request"
              + " itself, secrets included, for spark-submit.")
  private boolean dryRun;

  @Option(
      names = "--allow-breaking",
      description =
          "Build although the columns may break what reads the latest version: one is removed,"
              + " narrowed or retyped, or a sequence has another order. The manifest says which.")
  private boolean allowsBreaking;

  @Mixin private GateOptions gates;
  @Mixin private StorageOptions storage;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  BuildCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EngineSettings settings = submit.over(storage.settings(), surroundings.environment());
    PlannedBuild plan =
        new BuildPlanner(surroundings)
            .plan(
                definition.parse(surroundings.environment()),
                range,
                new BuildWaivers(allowsBreaking, gates.overridden()),
                settings.hadoop());
    BuildRun run = new BuildRun(surroundings, output, settings);
    return dryRun ? run.show(plan) : run.run(plan);
  }
}
