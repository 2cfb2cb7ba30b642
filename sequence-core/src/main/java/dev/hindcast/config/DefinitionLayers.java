/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a definition is made of; a higher layer wins: overrides, environment, definition,
 * reference.conf.
 *
 * @param definition the definition file
 * @param environment the file of {@code --env}
 * @param overrides {@code key=value} of {@code --set}, a later one wins; the key may leave out
 *     {@code dataset.}
 * @param variables what {@code ${NAME}} stands for where no key of that name exists, usually the
 *     process environment
 */
public record DefinitionLayers(
    DefinitionText definition,
    Optional<DefinitionText> environment,
    List<String> overrides,
    Map<String, String> variables) {
  /**
   * Checks the overrides.
   *
   * @throws dev.hindcast.error.HindcastException {@code COMMAND_LINE_INVALID} for an override
   *     without {@code =}
   */
  public DefinitionLayers {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(environment, "environment");
    overrides = List.copyOf(overrides);
    SetOption.requireAssignments(overrides);
    variables = Map.copyOf(variables);
  }

  /** A definition alone. */
  public static DefinitionLayers of(DefinitionText definition) {
    return new DefinitionLayers(definition, Optional.empty(), List.of(), Map.of());
  }

  /** Does not show the texts, which may hold secrets. */
  @Override
  public String toString() {
    return "DefinitionLayers[" + definition.name() + "]";
  }
}
