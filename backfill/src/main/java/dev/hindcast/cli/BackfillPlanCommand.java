/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DefinitionOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.RangeOptions;
import dev.hindcast.cli.options.StorageOptions;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildWaivers;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code hindcast backfill plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description = "Finds out which label windows are to be built, why, and in which tasks.",
    footer = {
      "",
      "Builds nothing. Pins the source snapshots and writes the plan to a file for people and for",
      "hindcast backfill run; prints it for people on standard error, and on standard output the",
      "file's name, or with --format json the plan."
    })
final class BackfillPlanCommand implements Callable<Integer> {
  @Mixin private DefinitionOptions definition;
  @Mixin private RangeOptions range;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      description = "Into how many tasks the work is cut. Default: as many as the labels ask for.")
  private Integer tasks;

  @Option(names = "--force", description = "Build also windows that would be as they are.")
  private boolean force;

  @Option(
      names = "--allow-breaking",
      description = "Build although the columns may break what reads the latest version.")
  private boolean allowsBreaking;

  @Option(
      names = "--out",
      paramLabel = "PLAN",
      required = true,
      description = "The file to write the plan to.")
  private Path out;

  @Mixin private StorageOptions storage;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  BackfillPlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (tasks != null && tasks < 1) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot cut a backfill into "
              + tasks
              + " tasks: there must be one at least. Give --tasks"
              + " 1 or more, or leave it out.");
    }
    return new BackfillPlanning(surroundings, output)
        .plan(
            definition.parse(surroundings.environment()),
            definition.origin(),
            range,
            new BuildWaivers(allowsBreaking, List.of()),
            storage.settings().hadoop(),
            tasks == null ? OptionalInt.empty() : OptionalInt.of(tasks),
            force,
            out);
  }
}
