/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.EnvironmentDefaults;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference page of the command line, made from the commands. */
final class CommandReference {
  private CommandReference() {}

  static String page() {
    return """
    # Command line

    Generated from the commands; `scripts/hindcast COMMAND --help` says the same.

    People read standard error, programs read standard output: an answer there is one thing only, or JSON with `--format json`.
    An error is said on standard error, and with `--format json` as an object with `code`, `exitCode` and `message` too.
    Times are ISO instants (`2026-03-01T12:00:00Z`) or dates, which are their UTC midnight. `DATASET` is the dataset's own folder,
    `<path>/<name>`, alone for the latest version or with one: `data/datasets/home-feed@v7`.

    Every long option has an environment variable, which the command line goes before. A flag's variable is `true` or `false`;
    an empty variable counts as none. The exit codes stand in [errors](errors.md).

    | variable of the script | meaning |
    |---|---|
    | `HINDCAST_CLASSPATH` | further jars, for the launcher and for Spark: database drivers, catalogs, file systems |
    | `HINDCAST_DRIVER_OPTIONS` | options for Spark's JVM under `--submit local`, such as `-Xmx8g -Dspark.master=local[4]` |
    | `JAVA_HOME` | the JDK 17 that runs the launcher and Spark |

    For completion in bash and zsh: `source <(scripts/hindcast generate-completion)`.

    SIGTERM and Ctrl-C stop a build within 30 seconds; the exit code is 143 or 130, and nothing was published unless it says so.
    """
        + CommandTree.of(CommandTree.root()).stream()
            .filter(command -> command.getSubcommands().isEmpty())
            .map(CommandReference::section)
            .collect(Collectors.joining());
  }

  private static String section(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    return "\n## "
        + spec.qualifiedName()
        + "\n\n"
        + text(spec.usageMessage().description())
        + "\n\n```\n"
        + synopsis(command)
        + "```\n\n| argument | variable | meaning |\n|---|---|---|\n"
        + spec.positionalParameters().stream()
            .map(CommandReference::row)
            .collect(Collectors.joining())
        + spec.options().stream()
            .filter(option -> !EnvironmentDefaults.variable(option).isEmpty())
            .map(CommandReference::row)
            .collect(Collectors.joining())
        + footer(spec);
  }

  private static String synopsis(CommandLine command) {
    return new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
  }

  private static String row(PositionalParamSpec parameter) {
    return "| `" + parameter.paramLabel() + "` | | " + text(parameter.description()) + " |\n";
  }

  private static String row(OptionSpec option) {
    boolean isFlag = option.arity().max() == 0;
    String names =
        Stream.of(option.names())
            .map(
                name ->
                    "`"
                        + name
                        + (isFlag ? "" : " " + option.paramLabel().replace("|", "\\|"))
                        + "`")
            .collect(Collectors.joining(", "));
    return "| "
        + names
        + " | `"
        + EnvironmentDefaults.variable(option)
        + "` | "
        + (option.required() ? "Required. " : "")
        + text(option.description())
        + " |\n";
  }

  private static String footer(CommandSpec spec) {
    String footer = text(spec.usageMessage().footer()).strip();
    return footer.isEmpty() ? "" : "\n" + footer + "\n";
  }

  private static String text(String... lines) {
    return String.join(" ", List.of(lines)).replace("<", "\\<");
  }
}
