/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Takes what a command line leaves out from the environment: {@code --knowledge-time} from {@code
 * HINDCAST_KNOWLEDGE_TIME}. An empty variable counts as none.
 */
public record EnvironmentDefaults(Map<String, String> environment)
    implements IDefaultValueProvider, IExecutionStrategy {
  /** The option that takes Hadoop's own variable, too. */
  static final String HADOOP_CONF = "--hadoop-conf";

  private static final String HADOOP_CONF_VARIABLE = "HADOOP_CONF_DIR";

  private static final Set<String> ABOUT_THE_COMMAND = Set.of("--help", "--version");

  public EnvironmentDefaults {
    environment = Map.copyOf(environment);
  }

  /** Gives the defaults to a command and all of its subcommands. */
  public void applyTo(CommandLine command) {
    command.setDefaultValueProvider(this);
    command.setExecutionStrategy(this);
  }

  /** The variable of an option; empty if it has none. */
  public static String variable(OptionSpec option) {
    String name = option.longestName();
    return name.startsWith("--") && !ABOUT_THE_COMMAND.contains(name)
        ? "HINDCAST_" + name.substring(2).toUpperCase(Locale.ROOT).replace('-', '_')
        : "";
  }

  /** Whether an option's value comes from the environment. */
  public static boolean isFromEnvironment(
      OptionSpec option, Map<String, String> environment, List<String> arguments) {
    String value = environment.getOrDefault(variable(option), "");
    return !value.isEmpty()
        && List.of(option.names()).stream()
            .noneMatch(
                name ->
                    arguments.stream()
                        .anyMatch(given -> given.equals(name) || given.startsWith(name + "=")));
  }

  /** The default of an option that takes a value. */
  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && !isFlag(option)
        ? value(option).orElse(null)
        : null;
  }

  /**
   * Sets the flags before a command runs. A flag that has a default is turned over by being given,
   * so its variable must not be its default.
   */
  @Override
  public int execute(ParseResult arguments) {
    for (ParseResult at = arguments; at != null; at = at.subcommand()) {
      for (OptionSpec option : at.commandSpec().options()) {
        if (isFlag(option) && !at.hasMatchedOption(option)) {
          setFlag(at, option);
        }
      }
    }
    return new RunLast().execute(arguments);
  }

  private void setFlag(ParseResult arguments, OptionSpec option) {
    Optional<String> value = value(option);
    if (value.isEmpty()) {
      return;
    }
    switch (value.get().toLowerCase(Locale.ROOT)) {
      case "true" -> option.setValue(true);
      case "false" -> option.setValue(false);
      default ->
          throw new ParameterException(
              arguments.commandSpec().commandLine(),
              "the environment variable "
                  + variable(option)
                  + " is neither true nor false but '"
                  + value.get()
                  + "'");
    }
  }

  private Optional<String> value(OptionSpec option) {
    Optional<String> value = value(variable(option));
    return value.isEmpty() && option.longestName().equals(HADOOP_CONF)
        ? value(HADOOP_CONF_VARIABLE)
        : value;
  }

  private Optional<String> value(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  private static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }
}
