/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Datasets in a folder of a test. */
record LocalStorage(Path folder) {
  DatasetStore open(String name) {
    return DatasetStores.open(folder.toString(), name, new Configuration());
  }

  DatasetStore open(String name, FileOperations files) {
    return new VersionStore(name, new LocalFiles(folder.resolve(name), files));
  }

  /** Writes the files that the manifest's own build added, in their sizes. */
  void writeFiles(DatasetManifest manifest) {
    DatasetStore store = open(manifest.dataset());
    for (PublishedFile file : manifest.files()) {
      if (file.path().startsWith(store.layout().dataFolder(manifest.buildId()) + "/")) {
        Path path = store.files().onThisMachine(file.path()).orElseThrow();
        try {
          Files.createDirectories(path.getParent());
          Files.write(path, new byte[(int) file.sizeBytes()]);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** All names in the folder of the manifests, sorted. */
  List<String> versionNames(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name).resolve("versions"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
