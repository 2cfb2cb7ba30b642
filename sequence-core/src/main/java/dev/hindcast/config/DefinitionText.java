/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Objects;

/**
 * The HOCON text of one file.
 *
 * @param name what errors call the file, usually its path as the user gave it
 */
public record DefinitionText(String name, String text) {
  public DefinitionText {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
  }

  /** Does not show the text, which may hold secrets. */
  @Override
  public String toString() {
    return "DefinitionText[" + name + "]";
  }
}
