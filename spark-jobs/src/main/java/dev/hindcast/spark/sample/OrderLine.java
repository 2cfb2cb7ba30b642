/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;

/**
 * One stored row about a line of an order: the first report, a correction, or with {@code op = D} a
 * cancellation. Times are UTC microseconds; what is empty is null in the table.
 */
record OrderLine(
    Optional<String> customer,
    String invoice,
    int line,
    Optional<Long> invoiceTimeMicros,
    Optional<Long> recordedAtMicros,
    int revision,
    String op,
    String stockCode,
    int quantity,
    BigDecimal unitPrice) {
  static final TableIdentifier TABLE = TableIdentifier.of("shop", "order_lines");

  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "customer_id", Types.StringType.get()),
          Types.NestedField.required(2, "invoice", Types.StringType.get()),
          Types.NestedField.required(3, "line", Types.IntegerType.get()),
          Types.NestedField.optional(4, "invoice_time", Types.TimestampType.withZone()),
          Types.NestedField.optional(5, "recorded_at", Types.TimestampType.withZone()),
          Types.NestedField.required(6, "revision", Types.IntegerType.get()),
          Types.NestedField.required(7, "op", Types.StringType.get()),
          Types.NestedField.required(8, "stock_code", Types.StringType.get()),
          Types.NestedField.required(9, "quantity", Types.IntegerType.get()),
          Types.NestedField.required(10, "unit_price", Types.DecimalType.of(10, 2)));

  static final PartitionSpec PARTITIONS =
      PartitionSpec.builderFor(SCHEMA).month("invoice_time").build();

  OrderLine arriving(long micros) {
    return new OrderLine(
        customer,
        invoice,
        line,
        invoiceTimeMicros,
        Optional.of(micros),
        revision,
        op,
        stockCode,
        quantity,
        unitPrice);
  }

  /** The next revision of this line: another quantity, or a cancellation. */
  OrderLine revised(String newOp, int newQuantity, long arrivalMicros) {
    return new OrderLine(
        customer,
        invoice,
        line,
        invoiceTimeMicros,
        Optional.of(arrivalMicros),
        revision + 1,
        newOp,
        stockCode,
        newQuantity,
        unitPrice);
  }

  Record row() {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.set(0, customer.orElse(null));
    row.set(1, invoice);
    row.set(2, line);
    row.set(3, invoiceTimeMicros.map(OrderLine::utc).orElse(null));
    row.set(4, recordedAtMicros.map(OrderLine::utc).orElse(null));
    row.set(5, revision);
    row.set(6, op);
    row.set(7, stockCode);
    row.set(8, quantity);
    row.set(9, unitPrice);
    return row;
  }

  static OffsetDateTime utc(long micros) {
    return Micros.toInstant(micros).atOffset(ZoneOffset.UTC);
  }
}
