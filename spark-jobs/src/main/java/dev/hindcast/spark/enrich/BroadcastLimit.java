/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import org.apache.spark.sql.SparkSession;

/** How large a dimension may be to be sent to every task as a whole. No row depends on it. */
public final class BroadcastLimit {
  /** Setting of the job: bytes of a dimension's rows, for example {@code 256m}. */
  public static final String KEY = "spark.hindcast.broadcast-limit";

  private static final long MOST_BYTES = 1L << 30;
  private static final long DEFAULT_BYTES = 256L << 20;

  /** Part of the heap that one dimension may fill, as one divided by this. */
  private static final int HEAP_PARTS = 8;

  private BroadcastLimit() {}

  /** The submitter's limit, else 256 MiB or what the heap has room for; 1 GiB at most. */
  public static long bytes(SparkSession spark) {
    long usual = Math.min(DEFAULT_BYTES, Runtime.getRuntime().maxMemory() / HEAP_PARTS);
    long given = spark.sparkContext().conf().getSizeAsBytes(KEY, usual);
    return Math.min(MOST_BYTES, given);
  }
}
