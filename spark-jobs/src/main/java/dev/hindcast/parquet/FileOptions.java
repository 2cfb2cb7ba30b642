/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How files are cut and encoded; none of it changes a row.
 *
 * @param compression codec: zstd, snappy, gzip or uncompressed
 * @param targetFileSizeBytes a file of at least this size is closed and a next one begun
 * @param targetRowGroupSizeBytes buffered bytes at which a row group is closed
 * @param maxRowsPerRowGroup rows at which a row group is closed
 * @param memoryBudgetBytes buffered bytes of all open files at which the largest row group is
 *     closed
 * @param footer key-value metadata of each file
 */
public record FileOptions(
    String compression,
    long targetFileSizeBytes,
    long targetRowGroupSizeBytes,
    int maxRowsPerRowGroup,
    long memoryBudgetBytes,
    Map<String, String> footer)
    implements Serializable {
  /** Codecs that need nothing installed. */
  public static final Set<String> COMPRESSIONS = Set.of("zstd", "snappy", "gzip", "uncompressed");

  private static final long MIB = 1 << 20;

  /** zstd, files of 256 MiB, row groups of 32 MiB or a million rows, 256 MiB of memory. */
  public static final FileOptions DEFAULT =
      new FileOptions("zstd", 256 * MIB, 32 * MIB, 1_000_000, 256 * MIB, Map.of());

  public FileOptions {
    footer = Map.copyOf(footer);
    if (!COMPRESSIONS.contains(compression)) {
      throw new IllegalArgumentException("unknown compression: " + compression);
    }
    if (Math.min(targetFileSizeBytes, targetRowGroupSizeBytes) < 1
        || Math.min(maxRowsPerRowGroup, memoryBudgetBytes) < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sizes must be positive: file %d, row group %d, rows %d, memory %d",
              targetFileSizeBytes,
              targetRowGroupSizeBytes,
              maxRowsPerRowGroup,
              memoryBudgetBytes));
    }
  }
}
