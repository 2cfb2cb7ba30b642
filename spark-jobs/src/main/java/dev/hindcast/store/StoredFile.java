/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.util.Objects;

/**
 * A file of a dataset.
 *
 * @param path relative to the dataset's root
 * @param modifiedAtMicros UTC
 */
public record StoredFile(String path, long sizeBytes, long modifiedAtMicros) {
  public StoredFile {
    Objects.requireNonNull(path, "path");
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("size of " + path + " is negative: " + sizeBytes);
    }
  }
}
