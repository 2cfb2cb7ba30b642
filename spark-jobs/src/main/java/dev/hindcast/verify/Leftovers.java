/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoredFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Files in the data folders of a version's builds that no version names. Readers never see them, so
 * they are nothing wrong.
 */
public record Leftovers(long files, long sizeBytes) {
  /**
   * Lists the folders.
   *
   * @throws HindcastException STORAGE_FAILED
   */
  public static Leftovers of(DatasetStore store, DatasetManifest manifest) {
    Set<String> named = new HashSet<>();
    manifest.files().forEach(file -> named.add(file.path()));
    for (int version : store.versions()) {
      addFiles(store, version, named);
    }
    long files = 0;
    long sizeBytes = 0;
    for (String buildId : manifest.builds().keySet()) {
      for (StoredFile file : walk(store, store.layout().dataFolder(buildId))) {
        if (!named.contains(file.path())) {
          files++;
          sizeBytes += file.sizeBytes();
        }
      }
    }
    return new Leftovers(files, sizeBytes);
  }

  private static void addFiles(DatasetStore store, int version, Set<String> named) {
    try {
      store.load(version).files().forEach(file -> named.add(file.path()));
    } catch (HindcastException e) {
      if (e.code() != ErrorCode.MANIFEST_UNREADABLE && e.code() != ErrorCode.DATASET_MISSING) {
        throw e;
      }
    }
  }

  private static Iterable<StoredFile> walk(DatasetStore store, String folder) {
    try {
      return store.files().walk(folder);
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot list the files in "
              + store.files().location(folder)
              + ": "
              + e
              + ". Check the storage, then verify again.",
          e);
    }
  }
}
