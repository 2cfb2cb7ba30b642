/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.GateOptions;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.PlanOptions;
import dev.hindcast.cli.options.SubmitOptions;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.submit.EngineSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code hindcast backfill run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    description = "Builds what a plan says and publishes one version; finished tasks are kept.",
    footer = {
      "",
      "Whatever stopped it, the same command goes on where it ended. Prints a summary for people on",
      "standard error, and on standard output the version as PATH@vN, or with --format json the",
      "summary as JSON."
    })
final class BackfillRunCommand implements Callable<Integer> {
  @Mixin private PlanOptions plan;

  @Option(
      names = "--parallel",
      paramLabel = "P",
      defaultValue = "1",
      description = "How many tasks run at once, each in a Spark of its own. Default: 1.")
  private int parallel;

  @Option(
      names = "--one-application",
      description = "Build all tasks in one Spark application, one after the other.")
  private boolean isOneApplication;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How often this run tries a task whose engine, catalog or storage was not there or went"
              + " away; what cannot succeed is not tried again. Default: 3.")
  private int attempts;

  @Option(
      names = "--take-over",
      description = "Run it although another process may still do so; that one then stops.")
  private boolean takesOver;

  @Option(
      names = "--force",
      description =
          "Run it although the definition or Hindcast has changed since: with what they are now."
              + " Tasks that were finished before are built again.")
  private boolean force;

  @Mixin private GateOptions gates;
  @Mixin private SubmitOptions submit;
  @Mixin private OutputOptions output;

  private final Surroundings surroundings;

  BackfillRunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    requireOne("run " + parallel + " tasks at once", "--parallel", parallel);
    if (isOneApplication && parallel > 1) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot run "
              + parallel
              + " tasks at once in one application: it builds one after the other. Leave out"
              + " --parallel or --one-application.");
    }
    requireOne("try a task " + attempts + " times", "--attempts", attempts);
    EngineSettings settings = submit.over(plan.storage().settings(), surroundings.environment());
    OpenedPlan opened =
        OpenedPlan.toRun(plan, surroundings.environment(), force, settings.hadoop());
    return new BackfillRun(
            surroundings, output, settings, opened, parallel, isOneApplication, attempts)
        .run(takesOver, gates.overridden());
  }

  private static void requireOne(String what, String option, int number) {
    if (number < 1) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot "
              + what
              + ": there must be one at least. Give "
              + option
              + " 1 or more, or leave it out.");
    }
  }
}
