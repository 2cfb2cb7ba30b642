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
 * A label at the instant a visit begins: 1 and the first item of the order if the visit ends in
 * one, else 0 and no item. UTC microseconds.
 */
record VisitLabel(
    String labelId,
    Optional<String> customer,
    long labelTimeMicros,
    int label,
    Optional<String> nextItem) {
  static final TableIdentifier TABLE = TableIdentifier.of("shop", "labels");

  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "label_id", Types.StringType.get()),
          Types.NestedField.optional(2, "customer_id", Types.StringType.get()),
          Types.NestedField.required(3, "label_time", Types.TimestampType.withZone()),
          Types.NestedField.required(4, "label", Types.IntegerType.get()),
          Types.NestedField.optional(5, "next_item", Types.StringType.get()));

  static final PartitionSpec PARTITIONS = PartitionSpec.unpartitioned();

  Record row() {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.set(0, labelId);
    row.set(1, customer.orElse(null));
    row.set(2, OrderLine.utc(labelTimeMicros));
    row.set(3, label);
    row.set(4, nextItem.orElse(null));
    return row;
  }
}
