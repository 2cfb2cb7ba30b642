/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.plan.DefinitionOrigin;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which definition, and what is laid over it. */
public final class DefinitionOptions {
  @Parameters(paramLabel = "DEF", description = "The definition file.")
  private Path definition;

  @Mixin private OverlayOptions overlay;

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
    return overlay.over(definition, variables);
  }

  /** Where the definition comes from, without what holds secrets. */
  public DefinitionOrigin origin() {
    return overlay.origin(definition);
  }
}
