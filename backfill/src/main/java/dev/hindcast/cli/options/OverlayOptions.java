/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.config.DefinitionFiles;
import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.config.SecretTexts;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.DefinitionOrigin;
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

  /** Where the definition of a file comes from, without what holds secrets. */
  public DefinitionOrigin origin(Path definition) {
    return new DefinitionOrigin(
        definition.toString(),
        environment == null ? "" : environment.toString(),
        overrides.stream().filter(override -> !isSecret(override)).toList());
  }

  /**
   * The definition of an origin; its environment gives way to another one, and single values are
   * laid over its own.
   *
   * @param variables what ${NAME} may stand for
   * @throws dev.hindcast.error.HindcastException DEFINITION_INVALID with all problems
   */
  public ParsedDefinition over(DefinitionOrigin origin, Map<String, String> variables) {
    Optional<Path> planned =
        origin.environment().isEmpty()
            ? Optional.empty()
            : Optional.of(Path.of(origin.environment()));
    List<String> all = new ArrayList<>(origin.overrides());
    all.addAll(overrides);
    return DefinitionParser.parse(
        DefinitionFiles.read(
            Path.of(origin.file()),
            environment == null ? planned : Optional.of(environment),
            all,
            variables));
  }

  private static boolean isSecret(String override) {
    int equals = Math.max(0, override.indexOf('='));
    String key = override.substring(0, equals);
    return !SecretTexts.of(Map.of(key, override.substring(Math.min(equals + 1, override.length()))))
        .redact(override)
        .equals(override);
  }
}
