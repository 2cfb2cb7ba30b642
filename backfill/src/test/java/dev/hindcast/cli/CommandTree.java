/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** All commands, the outer ones first. */
final class CommandTree {
  private CommandTree() {}

  static CommandLine root() {
    return Hindcast.commandLine(
        new Surroundings(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            Map.of(),
            InstantSource.fixed(CommandRun.NOW),
            () -> 0,
            seconds -> {},
            false,
            () -> new FakeSubmitter(Scenario.CHECKS)));
  }

  static List<CommandLine> of(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    for (CommandLine child : command.getSubcommands().values()) {
      boolean isOurs = !child.getCommandSpec().usageMessage().hidden();
      if (isOurs && !child.getCommandSpec().helpCommand()) {
        all.addAll(of(child));
      }
    }
    return all;
  }
}
