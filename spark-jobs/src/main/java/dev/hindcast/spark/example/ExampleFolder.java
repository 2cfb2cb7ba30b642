/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.example.ExampleSettings;
import dev.hindcast.example.ExampleTable;
import dev.hindcast.example.ExpectedLine;
import dev.hindcast.iceberg.SourcePins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The folder of a definition's examples: each folder in it that holds CSV files is one. */
public record ExampleFolder(Path folder) {
  private static final String EXPECTED = "expected.csv";
  private static final String SETTINGS = "case.conf";

  /**
   * The folders of the examples, by name.
   *
   * @throws dev.hindcast.error.HindcastException STORAGE_FAILED
   */
  public List<Path> examples() {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> folders = new ArrayList<>();
      for (Path entry : entries.sorted().toList()) {
        if (Files.isDirectory(entry) && holdsTables(entry)) {
          folders.add(entry);
        }
      }
      return folders;
    } catch (IOException e) {
      throw ExampleErrors.folder(folder.toString(), e);
    }
  }

  /**
   * Reads one example.
   *
   * @throws dev.hindcast.error.HindcastException EXAMPLE_INVALID
   */
  public static Example read(Path folder, DatasetDefinition definition) {
    String name = folder.getFileName().toString();
    Set<String> names = SourcePins.tablesOf(definition);
    Map<String, ExampleTable> tables = new LinkedHashMap<>();
    for (String table : names) {
      Path file = folder.resolve(fileName(table, names));
      if (Files.exists(file)) {
        tables.put(table, parsed(name, file, ExampleTable::parse));
      }
    }
    refuseUnknownFiles(name, folder, names);
    Path settings = folder.resolve(SETTINGS);
    return new Example(
        name,
        Files.exists(settings)
            ? parsed(name, settings, ExampleSettings::parse)
            : ExampleSettings.NONE,
        tables,
        parsed(name, folder.resolve(EXPECTED), ExpectedLine::parse));
  }

  /** The file of a table: the last part of its name, or more if two tables share that. */
  static String fileName(String table, Set<String> tables) {
    String last = lastPart(table);
    boolean isShared = tables.stream().filter(name -> lastPart(name).equals(last)).count() > 1;
    return (isShared ? table.substring(table.indexOf('.') + 1) : last) + ".csv";
  }

  private static void refuseUnknownFiles(String name, Path folder, Set<String> tables) {
    List<String> known =
        new ArrayList<>(tables.stream().map(table -> fileName(table, tables)).toList());
    known.add(EXPECTED);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(".csv") && !known.contains(fileName)) {
          throw ExampleErrors.invalid(
              name,
              fileName + " belongs to no table of the definition",
              "The files of its tables are " + String.join(", ", known));
        }
      }
    } catch (IOException e) {
      throw ExampleErrors.folder(folder.toString(), e);
    }
  }

  private static <T> T parsed(String name, Path file, Function<String, T> parser) {
    try {
      return parser.apply(Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      String why = e instanceof IOException ? e.toString() : e.getMessage();
      throw ExampleErrors.file(name, file.getFileName().toString(), why, e);
    }
  }

  private static boolean holdsTables(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".csv"));
    }
  }

  private static String lastPart(String table) {
    return table.substring(table.lastIndexOf('.') + 1);
  }
}
