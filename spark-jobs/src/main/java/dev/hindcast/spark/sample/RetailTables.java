/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;

/** The Iceberg tables of Online Retail: order lines as a log, and labels. Times have no zone. */
final class RetailTables {
  static final TableIdentifier LINES = TableIdentifier.of("retail", "order_lines");
  static final TableIdentifier LABELS = TableIdentifier.of("retail", "labels");

  static final Schema LINES_SCHEMA =
      new Schema(
          Types.NestedField.optional(1, "customer", Types.StringType.get()),
          Types.NestedField.required(2, "invoice", Types.StringType.get()),
          Types.NestedField.required(3, "line", Types.IntegerType.get()),
          Types.NestedField.required(4, "invoice_date", Types.TimestampType.withoutZone()),
          Types.NestedField.required(5, "arrived_at", Types.TimestampType.withoutZone()),
          Types.NestedField.required(6, "op", Types.StringType.get()),
          Types.NestedField.required(7, "stock_code", Types.StringType.get()),
          Types.NestedField.required(8, "description", Types.StringType.get()),
          Types.NestedField.required(9, "quantity", Types.IntegerType.get()),
          Types.NestedField.required(
              10, "unit_price", Types.DecimalType.of(12, RetailFile.PRICE_SCALE)),
          Types.NestedField.required(11, "country", Types.StringType.get()),
          Types.NestedField.optional(12, "cancelled_by", Types.StringType.get()),
          Types.NestedField.required(13, "day", Types.DateType.get()));

  static final PartitionSpec LINES_PARTITIONS =
      PartitionSpec.builderFor(LINES_SCHEMA).month("invoice_date").build();

  static final Schema LABELS_SCHEMA =
      new Schema(
          Types.NestedField.required(1, "invoice", Types.StringType.get()),
          Types.NestedField.required(2, "customer", Types.StringType.get()),
          Types.NestedField.required(3, "label_time", Types.TimestampType.withoutZone()),
          Types.NestedField.required(4, "country", Types.StringType.get()),
          Types.NestedField.required(5, "items", Types.IntegerType.get()),
          Types.NestedField.required(
              6, "next_items", Types.ListType.ofRequired(7, Types.StringType.get())),
          Types.NestedField.required(8, "day", Types.DateType.get()));

  static final PartitionSpec LABELS_PARTITIONS = PartitionSpec.unpartitioned();

  private RetailTables() {}

  /** A line that arrived when it happened. */
  static Record report(RetailLine line) {
    return row(line, line.invoiceDate(), "I", null);
  }

  /** A purchase taken back, known from the day of its cancellation. */
  static Record retraction(RetailLine purchase, RetailLine cancellation) {
    return row(purchase, cancellation.invoiceDate(), "D", cancellation.invoice());
  }

  /** A cancellation whose purchase is unknown: it retracts an event that was never reported. */
  static Record retractionOfNothing(RetailLine cancellation) {
    return retraction(cancellation, cancellation);
  }

  /** The label of an invoice at its last line, given its lines in the order of the file. */
  static Record label(List<RetailLine> lines) {
    RetailLine first = lines.get(0);
    LocalDateTime closedAt = lines.get(lines.size() - 1).invoiceDate();
    GenericRecord row = GenericRecord.create(LABELS_SCHEMA);
    row.set(0, first.invoice());
    row.set(1, first.customer().orElseThrow());
    row.set(2, closedAt);
    row.set(3, first.country());
    row.set(4, lines.size());
    row.set(5, lines.stream().map(RetailLine::stockCode).toList());
    row.set(6, closedAt.toLocalDate());
    return row;
  }

  private static Record row(
      RetailLine line, LocalDateTime arrivedAt, String op, String cancelledBy) {
    GenericRecord row = GenericRecord.create(LINES_SCHEMA);
    row.set(0, line.customer().orElse(null));
    row.set(1, line.invoice());
    row.set(2, line.line());
    row.set(3, line.invoiceDate());
    row.set(4, arrivedAt);
    row.set(5, op);
    row.set(6, line.stockCode());
    row.set(7, line.description());
    row.set(8, line.quantity());
    row.set(9, line.unitPrice());
    row.set(10, line.country());
    row.set(11, cancelledBy);
    row.set(12, line.invoiceDate().toLocalDate());
    return row;
  }
}
