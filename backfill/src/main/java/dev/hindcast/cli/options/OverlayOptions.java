/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.config.DefinitionFiles;
import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is laid over the definition that a version keeps. */
public final class OverlayOptions {
  @Option(
      names = "--env",
      paramLabel = "FILE",
      description = "Settings of an environment, laid over the version's definition.")
  private Path environment;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      split = "\n",
      description =
          "Lays one value over the version's definition and the environment; may be repeated."
              + " HINDCAST_SET holds one per line.")
  private List<String> overrides = new ArrayList<>();

  /**
   * The definition of a version with all that is laid over it.
   *
   * @param variables what ${NAME} may stand for
   * @throws dev.hindcast.error.HindcastException DEFINITION_INVALID with all problems
   */
  public ParsedDefinition over(DatasetManifest manifest, Map<String, String> variables) {
    String name = manifest.dataset() + "@v" + manifest.version();
    return DefinitionParser.parse(
        new DefinitionLayers(
            new DefinitionText(name, manifest.definition().toString()),
            Optional.ofNullable(environment).map(DefinitionFiles::environment),
            overrides,
            variables));
  }
}
