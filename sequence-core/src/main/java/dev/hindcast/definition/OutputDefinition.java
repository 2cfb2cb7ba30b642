/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Objects;
import java.util.Optional;

/**
 * How a dataset is written.
 *
 * @param windowMicros length of a label window
 * @param targetFileSizeBytes size at which a file is closed and a next one begun
 * @param targetRowGroupSizeBytes size at which a row group is closed
 * @param compression Parquet codec: zstd, snappy, gzip, uncompressed
 * @param splits which labels belong to which split; none do without it
 * @param pinsSources whether source snapshots are kept from being expired while a version needs
 *     them
 */
public record OutputDefinition(
    long windowMicros,
    long targetFileSizeBytes,
    long targetRowGroupSizeBytes,
    String compression,
    Optional<SplitsDefinition> splits,
    boolean pinsSources) {
  public OutputDefinition {
    Objects.requireNonNull(compression, "compression");
    Objects.requireNonNull(splits, "splits");
    if (windowMicros < 1) {
      throw new IllegalArgumentException("window must be positive: " + windowMicros + " us");
    }
  }
}
