/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import java.util.List;
import java.util.Objects;

/**
 * Where a plan's definition was read from, since a plan holds no secrets.
 *
 * @param file the definition file, as it was given
 * @param environment the file that was laid over it, empty for none
 * @param overrides single values that were laid over both, without those that hold secrets
 */
public record DefinitionOrigin(String file, String environment, List<String> overrides) {
  public DefinitionOrigin {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(environment, "environment");
    overrides = List.copyOf(overrides);
  }
}
