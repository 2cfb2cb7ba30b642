/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.EnvironmentDefaults;
import dev.hindcast.config.Nearest;
import dev.hindcast.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
record WrongCommandLine(Map<String, String> environment) implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    Optional<String> unknown = unknownBesideMissing(failure, arguments);
    String name = command.getCommandSpec().qualifiedName();
    String message =
        "Cannot run "
            + name
            + ": "
            + unknown
                .map(option -> unknownOption(option, command))
                .orElseGet(() -> sentence(failure, arguments) + suggestion(failure))
            + " See "
            + name
            + " --help.";
    return FailedCommand.report(command, ErrorCode.COMMAND_LINE_INVALID, message);
  }

  /** A misspelt option leaves a required one missing; the misspelling is what to correct. */
  private static Optional<String> unknownBesideMissing(
      ParameterException failure, String[] arguments) {
    if (!(failure instanceof MissingParameterException)) {
      return Optional.empty();
    }
    Map<String, OptionSpec> known = failure.getCommandLine().getCommandSpec().optionsMap();
    return Arrays.stream(arguments)
        .takeWhile(argument -> !argument.equals("--"))
        .filter(argument -> argument.startsWith("--"))
        .map(argument -> argument.split("=", 2)[0])
        .filter(option -> !known.containsKey(option))
        .findFirst();
  }

  private static String unknownOption(String option, CommandLine command) {
    return "there is no option "
        + option
        + "."
        + Nearest.misspelt(option, command.getCommandSpec().optionsMap().keySet())
            .map(near -> " Did you mean " + near + "?")
            .orElse("");
  }

  private String sentence(ParameterException failure, String[] arguments) {
    String why = failure.getMessage().strip();
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      boolean isCommand =
          !unmatched.isUnknownOption() && !failure.getCommandLine().getSubcommands().isEmpty();
      why =
          isCommand
              ? "there is no command " + first
              : unmatched.isUnknownOption()
                  ? "there is no option " + first
                  : "the argument " + first + " is one too many";
    }
    if (failure.getArgSpec() instanceof OptionSpec option
        && EnvironmentDefaults.isFromEnvironment(option, environment, List.of(arguments))) {
      why += " (from the environment variable " + EnvironmentDefaults.variable(option) + ")";
    }
    return why.endsWith(".") ? why : why + ".";
  }

  private static String suggestion(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
  }
}
