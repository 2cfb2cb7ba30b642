/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.parquet.WrittenFile;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A published file, and what is left of it without the touched rows.
 *
 * @param path of the published file in its dataset
 * @param rows of the published file
 * @param rowDigest of the published file
 * @param removedRows touched rows; with 0 the published file itself stays
 * @param copies files of the other rows; none if the published file stays, or no row is left
 */
record RewrittenFile(
    String path, long rows, RowDigest rowDigest, long removedRows, List<WrittenFile> copies)
    implements Serializable {
  RewrittenFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(rowDigest, "rowDigest");
    copies = List.copyOf(copies);
    long left = copies.stream().mapToLong(WrittenFile::rows).sum();
    if (removedRows > 0 && removedRows + left != rows) {
      throw new IllegalStateException(
          path + " has " + rows + " rows, not " + removedRows + " removed and " + left + " left");
    }
  }

  static RewrittenFile untouched(PublishedFile file) {
    return new RewrittenFile(file.path(), file.rows(), file.rowDigest(), 0, List.of());
  }

  boolean stays() {
    return removedRows == 0;
  }

  /** Digest of the touched rows. */
  RowDigest removedDigest() {
    RowDigest removed = stays() ? rowDigest.minus(rowDigest) : rowDigest;
    for (WrittenFile copy : copies) {
      removed = removed.minus(copy.rowDigest());
    }
    return removed;
  }
}
