/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import dev.hindcast.dataset.RowDigest;
import dev.hindcast.label.LabelWindow;
import java.io.Serializable;
import java.util.Objects;

/**
 * One closed file.
 *
 * @param path relative to the root folder, with {@code /}
 * @param sha256 of the file's bytes, 64 hex digits in lower case
 * @param minLabelTimeMicros UTC; likewise the maximum, inclusive
 * @param minUserHash signed order; likewise the maximum, inclusive
 */
public record WrittenFile(
    String path,
    LabelWindow window,
    long sizeBytes,
    long rows,
    String sha256,
    RowDigest rowDigest,
    long minLabelTimeMicros,
    long maxLabelTimeMicros,
    long minUserHash,
    long maxUserHash)
    implements Serializable {
  public WrittenFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(rowDigest, "rowDigest");
    if (rows < 1) {
      throw new IllegalArgumentException("a file is written for its rows: " + path + ", " + rows);
    }
  }
}
