/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Objects;

/**
 * How a dataset is written.
 *
 * @param windowMicros length of a label window
 * @param targetFileSizeBytes size at which a file is closed and a next one begun
 * @param targetRowGroupSizeBytes size at which a row group is closed
 * @param compression Parquet codec: zstd, snappy, gzip, uncompressed
 */
public record OutputDefinition(
    long windowMicros, long targetFileSizeBytes, long targetRowGroupSizeBytes, String compression) {
  public OutputDefinition {
    Objects.requireNonNull(compression, "compression");
    if (windowMicros < 1) {
      throw new IllegalArgumentException("window must be positive: " + windowMicros + " us");
    }
  }
}
