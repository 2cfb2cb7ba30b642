/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.dataset.PublishedFile;
import java.util.Objects;

/**
 * One Parquet file of a version.
 *
 * @param location absolute, for any Parquet reader
 */
public record ListedFile(String location, PublishedFile file) {
  public ListedFile {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(file, "file");
  }
}
