/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

/** What one open row group holds: bytes of memory, and triplets in its longest column. */
final class RowGroupUse {
  private long bytes;
  private long triplets;

  /** Buffers grew by this much. */
  void add(long allocated) {
    bytes += allocated;
  }

  /** A column has this many triplets in its finished pages. */
  void reach(long columnTriplets) {
    triplets = Math.max(triplets, columnTriplets);
  }

  long bytes() {
    return bytes;
  }

  long triplets() {
    return triplets;
  }
}
