/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The data files that a build adds to a version. */
final class BuiltFiles {
  private final FileOperations files;
  private final DatasetLayout layout;
  private final DatasetManifest manifest;

  BuiltFiles(FileOperations files, DatasetLayout layout, DatasetManifest manifest) {
    this.files = files;
    this.layout = layout;
    this.manifest = manifest;
  }

  /** Checks that each file is there in its size, and puts it and its folders on the device. */
  void makeDurable() throws IOException {
    String own = DatasetLayout.dataPath(manifest.buildId()) + "/";
    Set<Path> folders = new TreeSet<>();
    for (PublishedFile file : manifest.files()) {
      if (file.path().startsWith(own)) {
        Path path = layout.resolve(file.path());
        checkSize(file, path);
        files.syncFile(path);
        addFolders(path, folders);
      }
    }
    for (Path folder : folders) {
      files.syncFolder(folder);
    }
  }

  private void checkSize(PublishedFile file, Path path) throws IOException {
    long sizeBytes;
    try {
      sizeBytes = files.sizeBytes(path);
    } catch (NoSuchFileException e) {
      throw StoreErrors.fileWrong(manifest, file.path(), "is missing");
    }
    if (sizeBytes != file.sizeBytes()) {
      throw StoreErrors.fileWrong(
          manifest, file.path(), "has " + sizeBytes + " bytes, not " + file.sizeBytes());
    }
  }

  private void addFolders(Path file, Set<Path> folders) {
    Path folder = file.getParent();
    while (folder.startsWith(layout.root()) && folders.add(folder)) {
      folder = folder.getParent();
    }
  }
}
