/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The folder of one workload: an Iceberg catalog {@code lake} in a SQLite file, its warehouse, and
 * what the contestants write.
 */
record BenchLake(Path folder) {
  static final String EVENTS = "lake.bench.events";
  static final String LABELS = "lake.bench.labels";

  Map<String, String> catalog() {
    return Map.of(
        "type",
        "jdbc",
        "uri",
        "jdbc:sqlite:" + folder.resolve("catalog.db"),
        "warehouse",
        warehouse().toString(),
        "jdbc.schema-version",
        "V1");
  }

  /** The catalog's block of a definition. */
  String definitionOfCatalog() {
    return catalog().entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\" = \"" + entry.getValue() + "\"")
        .sorted()
        .collect(Collectors.joining(", ", "catalogs.lake { ", " }"));
  }

  Path warehouse() {
    return folder.resolve("warehouse");
  }

  /** Glob of the Parquet data files of a table such as {@link #EVENTS}. */
  String dataFiles(String table) {
    String relative = table.substring(table.indexOf('.') + 1).replace('.', '/');
    return warehouse().resolve(relative).resolve("data") + "/*.parquet";
  }

  /** Where a contestant writes. */
  Path output(Contestant contestant) {
    return folder.resolve("output").resolve(contestant.key());
  }
}
