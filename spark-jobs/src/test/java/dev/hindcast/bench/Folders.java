/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole. */
final class Folders {
  private Folders() {}

  /** Deletes a folder with all it holds, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /** Copies a folder with all it holds. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(from)) {
      all = found.toList();
    }
    Files.createDirectories(to.getParent());
    for (Path path : all) {
      Files.copy(path, to.resolve(from.relativize(path)));
    }
  }

  /** Bytes of all Parquet files below a folder. */
  static long parquetBytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.filter(file -> file.toString().endsWith(".parquet")).toList()) {
        bytes += Files.size(path);
      }
    }
    return bytes;
  }
}
