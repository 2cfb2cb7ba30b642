/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands about the versions of a dataset. */
@Command(
    name = "versions",
    mixinStandardHelpOptions = true,
    versionProvider = EngineVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Lists, describes, names, compares, checks and removes the versions of a dataset.",
    subcommands = {
      VersionsListCommand.class,
      VersionsShowCommand.class,
      VersionsFilesCommand.class,
      VersionsDescribeCommand.class,
      VersionsTagCommand.class,
      VersionsRollbackCommand.class,
      VersionsExpireCommand.class,
      VersionsDiffCommand.class,
      VersionsVerifyCommand.class,
      VersionsIcebergCommand.class
    })
final class VersionsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
