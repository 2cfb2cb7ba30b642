/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;

/**
 * The item dimension of Online Retail, told by its lines: a row wherever the description or the
 * price of an item changes, valid from the line that first shows it. A new price is known at once.
 * A new description, also that of a new item, is known a day later. A change within the minute of
 * the row before corrects that row and is known a day after it. Times are UK wall clock.
 */
final class ItemHistory {
  static final TableIdentifier TABLE = TableIdentifier.of("retail", "items");

  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "stock_code", Types.StringType.get()),
          Types.NestedField.required(2, "valid_from", Types.TimestampType.withoutZone()),
          Types.NestedField.required(3, "known_at", Types.TimestampType.withoutZone()),
          Types.NestedField.required(4, "description", Types.StringType.get()),
          Types.NestedField.required(
              5, "unit_price", Types.DecimalType.of(12, RetailFile.PRICE_SCALE)));

  static final PartitionSpec PARTITIONS = PartitionSpec.unpartitioned();

  private record State(
      String description, BigDecimal price, LocalDateTime validFrom, LocalDateTime knownAt) {
    boolean isShownBy(RetailLine line) {
      return description.equals(line.description()) && price.compareTo(line.unitPrice()) == 0;
    }
  }

  private final Map<String, State> latest = new HashMap<>();
  private final List<Record> rows = new ArrayList<>();
  private int late;

  /** Takes note of a line; lines come in the order of time. */
  void shown(RetailLine line) {
    State before = latest.get(line.stockCode());
    if (before != null && before.isShownBy(line)) {
      return;
    }
    LocalDateTime validFrom = line.invoiceDate();
    LocalDateTime knownAt = knownAt(before, line);
    latest.put(
        line.stockCode(), new State(line.description(), line.unitPrice(), validFrom, knownAt));
    late += knownAt.isAfter(validFrom) ? 1 : 0;
    rows.add(row(line, knownAt));
  }

  /** The dimension's rows, in the order of their lines. */
  List<Record> rows() {
    return Collections.unmodifiableList(rows);
  }

  int items() {
    return latest.size();
  }

  /** Rows that were known later than they hold. */
  int late() {
    return late;
  }

  private static LocalDateTime knownAt(State before, RetailLine line) {
    LocalDateTime validFrom = line.invoiceDate();
    if (before != null && before.validFrom().equals(validFrom)) {
      return before.knownAt().plusDays(1);
    }
    boolean isOnlyRepriced = before != null && before.description().equals(line.description());
    return isOnlyRepriced ? validFrom : validFrom.plusDays(1);
  }

  private static Record row(RetailLine line, LocalDateTime knownAt) {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.set(0, line.stockCode());
    row.set(1, line.invoiceDate());
    row.set(2, knownAt);
    row.set(3, line.description());
    row.set(4, line.unitPrice());
    return row;
  }
}
