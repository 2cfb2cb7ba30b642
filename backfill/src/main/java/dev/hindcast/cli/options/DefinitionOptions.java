/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.config.DefinitionFiles;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which definition, and what is laid over it. */
public final class DefinitionOptions {
  @Parameters(paramLabel = "DEF", description = "The definition file.")
  private Path definition;

  @Option(
      names = "--env",
      paramLabel = "FILE",
      description = "Settings of an environment, laid over the definition.")
  private Path environment;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      split = "\n",
      description =
          "Lays one value over the definition and the environment; may be repeated."
              + " HINDCAST_SET holds one per line.")
  private List<String> overrides = new ArrayList<>();

  /** The definition file. */
  public Path file() {
    return definition;
  }

  /**
   * Reads the definition with all that is laid over it.
   *
   * @param variables what ${NAME} may stand for
   * @throws dev.hindcast.error.HindcastException DEFINITION_INVALID with all problems
   */
  public ParsedDefinition parse(Map<String, String> variables) {
    return DefinitionParser.parse(
        DefinitionFiles.read(definition, Optional.ofNullable(environment), overrides, variables));
  }
}
