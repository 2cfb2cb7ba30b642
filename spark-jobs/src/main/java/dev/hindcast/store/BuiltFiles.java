/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** The data files that a build adds to a version. */
record BuiltFiles(DatasetLayout layout, StoreFiles files, DatasetManifest manifest) {
  /** Checks that each file is there in its size, and makes it durable. */
  void makeDurable() throws IOException {
    String own = layout.dataFolder(manifest.buildId()) + "/";
    for (PublishedFile file : manifest.files()) {
      if (file.path().startsWith(own)) {
        checkSize(file);
        files.makeDurable(file.path());
      }
    }
  }

  private void checkSize(PublishedFile file) throws IOException {
    long sizeBytes;
    try {
      sizeBytes = files.sizeBytes(file.path());
    } catch (NoSuchFileException e) {
      throw StoreErrors.fileWrong(manifest, file.path(), "is missing");
    }
    if (sizeBytes != file.sizeBytes()) {
      throw StoreErrors.fileWrong(
          manifest, file.path(), "has " + sizeBytes + " bytes, not " + file.sizeBytes());
    }
  }
}
