/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.config.DefinitionFiles;
import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is laid over a definition, be it a file or what a version keeps. */
public final class OverlayOptions {
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

  /**
   * The definition of a file with all that is laid over it.
   *
   * @param variables what ${NAME} may stand for
   * @throws dev.hindcast.error.HindcastException DEFINITION_INVALID with all problems
   */
  public ParsedDefinition over(Path definition, Map<String, String> variables) {
    return DefinitionParser.parse(
        DefinitionFiles.read(definition, Optional.ofNullable(environment), overrides, variables));
  }

  /**
   * The definition of a version with all that is laid over it.
   *
   * @param variables what ${NAME} may stand for
   * @throws dev.hindcast.error.HindcastException DEFINITION_INVALID with all problems
   */
  public ParsedDefinition over(DatasetManifest manifest, Map<String, String> variables) {
    return DefinitionParser.parse(
        new DefinitionLayers(
            manifest.definitionText(),
            Optional.ofNullable(environment).map(DefinitionFiles::environment),
            overrides,
            variables));
  }
}
