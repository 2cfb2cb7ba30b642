/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the examples of a definition file. */
final class ExamplePlace {
  private ExamplePlace() {}

  /**
   * The folder {@code examples/<file name without .conf>} beside the file, else {@code examples}
   * beside it, else nothing.
   */
  static Optional<Path> of(Path definition) {
    Path beside = definition.toAbsolutePath().normalize().resolveSibling("examples");
    String name = definition.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    for (Path folder : List.of(beside.resolve(name), beside)) {
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }
}
