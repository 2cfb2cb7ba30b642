/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * A file under a name that no reader looks for, in the folder that it is meant for. What a killed
 * attempt leaves stays where it is and is in nobody's way.
 */
final class StagedFile {
  /** More leftovers of attempts than anybody will make. */
  private static final int MOST_ATTEMPTS = 10_000;

  private final FileOperations files;
  private final Path target;
  private Path path;

  StagedFile(FileOperations files, Path target) {
    this.files = files;
    this.target = target;
  }

  /** The file, once written. */
  Path path() {
    return path;
  }

  /** Writes it whole. */
  void write(byte[] bytes) throws IOException {
    for (int attempt = 0; path == null; attempt++) {
      Path name = target.resolveSibling("." + target.getFileName() + "." + attempt + ".tmp");
      try {
        files.create(name, bytes);
        path = name;
      } catch (FileAlreadyExistsException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
    files.syncFile(path);
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
}
