/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

/**
 * Finds out whether a storage makes a file only if its name is free, by making one twice. The file
 * stays, so that attempts of one build at the same time do not mislead each other.
 */
record PutIfAbsentProbe(DatasetLayout layout, StoreFiles files) {
  private static final byte[] CONTENT = "This file is made twice.\n".getBytes(UTF_8);

  /**
   * Tries it in the folder of a build.
   *
   * @throws dev.hindcast.error.HindcastException STORE_UNSUPPORTED, STORAGE_FAILED
   */
  void check(String buildId) {
    String path = layout.buildFolder(buildId) + "/made-once";
    try {
      boolean wasFree = isMade(path);
      if (wasFree && isMade(path)) {
        throw StoreErrors.noPutIfAbsent(layout, "a file was made twice under one name");
      }
    } catch (UnsupportedOperationException e) {
      throw StoreErrors.noPutIfAbsent(layout, e);
    } catch (IOException e) {
      throw StoreErrors.notWritable(layout, e);
    }
  }

  private boolean isMade(String path) throws IOException {
    try {
      files.create(path, CONTENT);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
