/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.spark.testing.Lake;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Looks for users whose ids begin with {@code gone-}. */
final class Traces {
  private Traces() {}

  /** Files in which a value names a user, decoded. */
  static List<String> found(DatasetStore store) throws IOException {
    List<String> found = new ArrayList<>();
    for (String top : List.of("data", "builds", "versions", "erasures", "tables", "tags")) {
      for (StoredFile file : store.files().walk(top)) {
        if (file.path().endsWith(".parquet") && isParquet(store, file)) {
          String uri = store.files().uri(file.path());
          for (Row row : Lake.spark().read().parquet(uri).collectAsList()) {
            if (row.toString().contains("gone-")) {
              found.add(file.path());
            }
          }
        }
      }
    }
    found.addAll(rawlyFound(Path.of(store.layout().root())));
    return found;
  }

  static boolean isParquet(DatasetStore store, StoredFile file) throws IOException {
    byte[] bytes = store.files().read(file.path());
    return new String(bytes, 0, 4, UTF_8).equals("PAR1");
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Files whose bytes name a user. */
  static List<String> rawlyFound(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (new String(Files.readAllBytes(file), UTF_8).contains("gone-")) {
            found.add(file.toString());
          }
        }
      }
    }
    return found;
  }
}
