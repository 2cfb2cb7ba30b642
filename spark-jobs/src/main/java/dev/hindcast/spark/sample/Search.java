/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;

/**
 * One search of a customer; never corrected, sometimes delivered twice. Times are UTC microseconds.
 * An anonymous search has no customer; a search without a result has no first hit.
 */
record Search(
    Optional<String> customer,
    String searchId,
    long searchTimeMicros,
    long receivedAtMicros,
    String query,
    int hits,
    Optional<String> firstHit) {
  static final TableIdentifier TABLE = TableIdentifier.of("shop", "searches");

  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "customer_id", Types.StringType.get()),
          Types.NestedField.required(2, "search_id", Types.StringType.get()),
          Types.NestedField.required(3, "search_time", Types.TimestampType.withZone()),
          Types.NestedField.required(4, "received_at", Types.TimestampType.withZone()),
          Types.NestedField.required(5, "query", Types.StringType.get()),
          Types.NestedField.required(6, "hits", Types.IntegerType.get()),
          Types.NestedField.optional(7, "first_hit", Types.StringType.get()));

  static final PartitionSpec PARTITIONS = PartitionSpec.unpartitioned();

  Record row() {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.set(0, customer.orElse(null));
    row.set(1, searchId);
    row.set(2, OrderLine.utc(searchTimeMicros));
    row.set(3, OrderLine.utc(receivedAtMicros));
    row.set(4, query);
    row.set(5, hits);
    row.set(6, firstHit.orElse(null));
    return row;
  }
}
