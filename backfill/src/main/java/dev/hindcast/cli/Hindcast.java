/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.EnvironmentDefaults;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code hindcast}. */
@Command(
    name = "hindcast",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Builds point-in-time-correct user event sequences out of Iceberg tables.",
    footer = {
      "",
      "Exit codes: 0 done, 1 internal error, 2 wrong command line, 3 wrong definition or data,",
      "4 outside system failed, 5 somebody else published, 6 outcome unknown."
    },
    subcommands = {
      BuildCommand.class,
      CorrectCommand.class,
      BackfillCommand.class,
      EraseCommand.class,
      CheckCommand.class,
      ProfileCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      VersionsCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    })
final class Hindcast implements Runnable {
  @Spec private CommandSpec spec;

  /** The whole command line, ready to run once. */
  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine commandLine =
        new CommandLine(new Hindcast(), new CommandFactory(surroundings))
            .setOut(surroundings.out())
            .setErr(surroundings.err())
            .setExpandAtFiles(false)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(new WrongCommandLine(surroundings.environment()))
            .setExecutionExceptionHandler(new FailedCommand())
            .setUsageHelpWidth(100);
    new EnvironmentDefaults(surroundings.environment()).applyTo(commandLine);
    commandLine
        .getSubcommands()
        .get("generate-completion")
        .getCommandSpec()
        .usageMessage()
        .hidden(true);
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
