/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.CloseableIterable;

/** One published version of a sample dataset, read as plain JSON, and the inputs it was made of. */
final class PublishedSample {
  private final Path root;
  private final JsonNode manifest;

  private PublishedSample(Path root, JsonNode manifest) {
    this.root = root;
    this.manifest = manifest;
  }

  /** The version with the greatest number below a dataset's root. */
  static PublishedSample latest(Path root) throws IOException {
    try (Stream<Path> versions = Files.list(root.resolve("versions"))) {
      Path latest =
          versions.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
              .reduce((a, b) -> b)
              .orElseThrow(() -> new IllegalStateException("no version in " + root));
      return new PublishedSample(root, new ObjectMapper().readTree(latest.toFile()));
    }
  }

  int version() {
    return manifest.path("version").asInt();
  }

  /** The manifest's files, absolute. */
  List<String> files() {
    List<String> files = new ArrayList<>();
    for (JsonNode file : manifest.path("files")) {
      files.add(root.resolve(file.path("path").asText()).toAbsolutePath().toString());
    }
    return files;
  }

  /** Rejected rows of the version's build, of one input. */
  long rejectedRows(String input) {
    long rows = 0;
    for (JsonNode count : build().path("rejected").path(input)) {
      rows += count.asLong();
    }
    return rows;
  }

  /** Data files of the pinned snapshot of a table named {@code lake.namespace.table}. */
  List<String> sourceFiles(SampleLake lake, String name) {
    TableIdentifier identifier = TableIdentifier.parse(name.substring(name.indexOf('.') + 1));
    Table table = lake.load(identifier);
    List<String> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(pinned(name, identifier)).planFiles()) {
      for (FileScanTask task : tasks) {
        if (!task.deletes().isEmpty()) {
          throw new IllegalStateException(
              "the check reads whole data files, but " + task.file().location() + " has deletes");
        }
        files.add(local(task.file().location()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** The path of a {@code file:} location. */
  static String local(String location) {
    return location.replaceFirst("^file:/+", "/");
  }

  private long pinned(String name, TableIdentifier identifier) {
    for (JsonNode snapshot : build().path("sourceSnapshots")) {
      String table = snapshot.path("table").asText();
      if (table.equals(name) || table.equals(identifier.toString())) {
        return snapshot.path("snapshotId").asLong();
      }
    }
    throw new IllegalStateException("version " + version() + " names no snapshot of " + name);
  }

  private JsonNode build() {
    return manifest.path("builds").path(manifest.path("buildId").asText());
  }
}
