/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import dev.hindcast.example.ExampleSettings;
import dev.hindcast.example.ExampleTable;
import dev.hindcast.example.ExpectedLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One example of a definition.
 *
 * @param name the name of its folder
 * @param tables full table name to its rows; a table that has no file is missing
 * @param expected what must come out
 */
public record Example(
    String name,
    ExampleSettings settings,
    Map<String, ExampleTable> tables,
    List<ExpectedLine> expected) {
  public Example {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(settings, "settings");
    tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    expected = List.copyOf(expected);
  }

  /** The same example with other settings. */
  public Example with(ExampleSettings others) {
    return new Example(name, others, tables, expected);
  }
}
