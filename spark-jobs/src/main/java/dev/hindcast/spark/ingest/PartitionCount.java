/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.iceberg.PinnedTable;
import dev.hindcast.iceberg.SourcePins;
import org.apache.spark.sql.SparkSession;

/** How many tasks assemble a build. No row depends on it. */
public final class PartitionCount {
  /** Input bytes, compressed as they are stored, that one task is meant to take. */
  static final long BYTES_PER_TASK = 64L << 20;

  private static final int MAX_TASKS = 4_000;
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

  private PartitionCount() {}

  /** The number that the submitter set, else one that fits the inputs' size and the cores. */
  public static int of(SparkSession spark, SourcePins pins) {
    if (spark.sparkContext().conf().contains(SHUFFLE_PARTITIONS)) {
      return spark.sparkContext().conf().getInt(SHUFFLE_PARTITIONS, 1);
    }
    long bytes =
        pins.tables().values().stream()
            .map(PinnedTable::size)
            .mapToLong(size -> size.bytes().orElse(0))
            .sum();
    long bySize = Math.min(MAX_TASKS, bytes / BYTES_PER_TASK + 1);
    return Math.max(spark.sparkContext().defaultParallelism(), (int) bySize);
  }
}
