/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.DatasetManifest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * A manifest under a name that no reader looks for, in the folder of the manifests. What a killed
 * attempt leaves stays where it is and is in nobody's way.
 */
final class StagedManifest {
  /** More leftovers of one build's attempts than anybody will make. */
  private static final int MOST_ATTEMPTS = 10_000;

  private final FileOperations files;
  private final Path folder;
  private final String stem;
  private Path path;

  StagedManifest(FileOperations files, DatasetLayout layout, DatasetManifest manifest) {
    this.files = files;
    this.folder = layout.versionsFolder();
    this.stem =
        "." + DatasetLayout.versionFileName(manifest.version()) + "." + manifest.buildId() + ".";
  }

  /** The file, once written. */
  Path path() {
    return path;
  }

  /** Writes it whole and shows that the file system makes hard links. */
  void write(byte[] json) throws IOException {
    for (int attempt = 0; path == null; attempt++) {
      path = create(folder.resolve(stem + attempt + ".tmp"), json, attempt);
    }
    files.syncFile(path);
    files.syncFolder(folder);
    Path probe = folder.resolve(path.getFileName() + ".probe");
    files.link(probe, path);
    files.delete(probe);
  }

  /** Removes it, if it was written. Where that fails it stays and does no harm. */
  void discard() {
    if (path != null) {
      try {
        files.delete(path);
      } catch (IOException leftover) {
        path = null;
      }
    }
  }

  private Path create(Path candidate, byte[] json, int attempt) throws IOException {
    try {
      files.create(candidate, json);
      return candidate;
    } catch (FileAlreadyExistsException e) {
      if (attempt == MOST_ATTEMPTS) {
        throw e;
      }
      return null;
    }
  }
}
