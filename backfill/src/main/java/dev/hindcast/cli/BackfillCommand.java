/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code hindcast backfill}. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Builds many label windows in tasks of their own and publishes them as one version.",
    subcommands = {
      BackfillPlanCommand.class,
      BackfillRunCommand.class,
      BackfillStatusCommand.class,
      BackfillCancelCommand.class
    })
final class BackfillCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
