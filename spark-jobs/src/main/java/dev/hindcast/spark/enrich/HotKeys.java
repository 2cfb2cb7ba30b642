/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Keys that have more events than half of an even share of a task, and into how many parts their
 * events are cut. They are counted, not sampled, so that every run cuts alike.
 *
 * @param shares hash of the key to the number of parts, two at least
 */
record HotKeys(Map<Long, Long> shares) {
  /** Looks at all events: one column, the hash of the key. */
  static HotKeys of(Dataset<Row> hashes, int partitions) {
    Dataset<Row> counts = hashes.toDF("hash").groupBy(col("hash")).agg(count(lit(1)).as("events"));
    Row total = counts.agg(sum(col("events"))).head();
    Map<Long, Long> shares = new TreeMap<>();
    if (total.isNullAt(0)) {
      return new HotKeys(shares);
    }
    long most = Math.max(1, total.getLong(0) / (2L * partitions));
    for (Row row : counts.filter(col("events").gt(lit(most))).collectAsList()) {
      long parts = Math.min(partitions, (row.getLong(1) + most - 1) / most);
      if (parts > 1) {
        shares.put(row.getLong(0), parts);
      }
    }
    return new HotKeys(shares);
  }

  /** The number of parts by hash of the key: 1 for a key that is not hot. */
  Column shares(Column hash) {
    if (shares.isEmpty()) {
      return lit(1L);
    }
    List<Column> entries = new ArrayList<>();
    shares.forEach(
        (key, parts) -> {
          entries.add(lit(key));
          entries.add(lit(parts));
        });
    Column map = functions.map(entries.toArray(new Column[0]));
    return coalesce(functions.try_element_at(map, hash), lit(1L));
  }
}
