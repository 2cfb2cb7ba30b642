/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A dataset of its own for each test, on any storage. */
abstract class VersionsContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  final String folder = "versions-" + TESTS.incrementAndGet();

  /** This test's storage. */
  abstract BreakableStorage storage() throws IOException;

  /** The dataset, as a process of its own would open it. */
  final DatasetStore open() {
    return open(folder);
  }

  final DatasetStore open(String otherFolder) {
    try {
      return storage().open(otherFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes a version whose own files it writes, in their sizes. */
  final DatasetManifest publish(DatasetManifest manifest) {
    for (PublishedFile file : manifest.files()) {
      if (file.path().startsWith("data/" + manifest.buildId() + "/")) {
        write(file.path(), new byte[(int) file.sizeBytes()]);
      }
    }
    return open().publish(manifest).orThrow();
  }

  /** Writes a file over what is there. */
  final void write(String path, byte[] bytes) {
    StoreFiles files = open().files();
    try {
      files.delete(path);
      files.create(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file of every version is there in its size. */
  static void isWhole(DatasetStore store) throws IOException {
    for (int version : store.versions()) {
      for (PublishedFile file : store.load(version).files()) {
        assertThat(store.files().sizeBytes(file.path()))
            .as("version %s, %s", version, file.path())
            .isEqualTo(file.sizeBytes());
      }
    }
  }
}
