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
  /** Makes a file that must not be there yet. */
  private interface Creation {
    void at(Path name) throws IOException;
  }

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
    path = underFreeName(stem, ".tmp", name -> files.create(name, json));
    files.syncFile(path);
    files.syncFolder(folder);
    String staged = path.getFileName().toString();
    files.delete(underFreeName(staged + ".", ".probe", name -> files.link(name, path)));
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

  private Path underFreeName(String before, String after, Creation creation) throws IOException {
    for (int attempt = 0; ; attempt++) {
      Path name = folder.resolve(before + attempt + after);
      try {
        creation.at(name);
        return name;
      } catch (FileAlreadyExistsException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
