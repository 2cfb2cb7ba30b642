/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The dimension tables of the rich definition: all items of a workload with three rows each, of
 * which a tenth is known a day late, price bands and pack sizes. Seeded as the workload is.
 */
final class WorkloadDimensions {
  static final String ITEMS = "lake.bench.items";
  static final String BANDS = "lake.bench.bands";
  static final String PACKS = "lake.bench.packs";

  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long ITEM_COUNT = 50_000;
  private static final int ROWS_PER_KEY = 3;

  private final SparkSession spark;

  WorkloadDimensions(SparkSession spark) {
    this.spark = spark;
  }

  /** Rows of {@link #ITEMS}. */
  Dataset<Row> items() {
    return changes(ITEM_COUNT)
        .withColumn("item", expr(WorkloadTables.itemName("cast(key as string)")))
        .withColumn("category", expr("cast(" + WorkloadTables.number(21, 50) + " as int)"))
        .withColumn(
            "list_price",
            expr("cast(50 + " + WorkloadTables.number(22, 20_000) + " as double) / 100"))
        .withColumn(
            "known_at",
            expr(
                "if("
                    + WorkloadTables.number(23, 10)
                    + " = 0, valid_from + INTERVAL 1 DAY, valid_from)"))
        .select("item", "valid_from", "known_at", "category", "list_price");
  }

  /** Rows of {@link #BANDS}: a name for every ten of price. */
  Dataset<Row> bands() {
    return changes(21)
        .withColumn("band", expr("cast(key as int)"))
        .withColumn("name", expr("concat('band ', key, ' of season ', version)"))
        .select("band", "valid_from", "name");
  }

  /** Rows of {@link #PACKS}: a name for every quantity. */
  Dataset<Row> packs() {
    return changes(6)
        .withColumn("quantity", expr("cast(key as int)"))
        .withColumn("name", expr("if(key = 1, 'single', concat('pack of ', key))"))
        .select("quantity", "valid_from", "name");
  }

  /** Keys from 0, each with rows of its own times: about 40 days apart, the first before all. */
  private Dataset<Row> changes(long keys) {
    long first = WorkloadTables.EPOCH_MICROS - 40 * DAY_MICROS;
    return spark
        .range(0, keys * ROWS_PER_KEY, 1, 1)
        .toDF()
        .withColumn("key", expr("id % " + keys))
        .withColumn("version", expr("cast(id / " + keys + " as bigint)"))
        .withColumn(
            "valid_from",
            expr(
                "timestamp_micros("
                    + first
                    + " + version * "
                    + 40 * DAY_MICROS
                    + " + "
                    + WorkloadTables.number(24, 40 * DAY_MICROS)
                    + ")"));
  }
}
