/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.apache.iceberg.data.Record;

/** Online Retail as it arrived: all up to some day at once, and then day by day. */
record ArrivalDays(OnlineRetailImport.Rows all, List<LocalDate> days) {
  /** The last days on which something arrived; the first of them stands for all up to it. */
  static ArrivalDays last(OnlineRetailImport.Rows all, int count) {
    List<LocalDate> days =
        all.lines().stream().map(ArrivalDays::arrival).distinct().sorted().toList();
    return new ArrivalDays(all, days.subList(Math.max(0, days.size() - count), days.size()));
  }

  /** What arrived on a day; on the first day, all up to it. */
  OnlineRetailImport.Rows of(LocalDate day) {
    Predicate<LocalDate> isThen =
        day.equals(days.get(0)) ? date -> !date.isAfter(day) : day::equals;
    return new OnlineRetailImport.Rows(
        all.lines().stream().filter(row -> isThen.test(arrival(row))).toList(),
        all.labels().stream().filter(row -> isThen.test(date(row, "label_time"))).toList(),
        all.items().stream().filter(row -> isThen.test(date(row, "known_at"))).toList(),
        List.of());
  }

  private static LocalDate arrival(Record line) {
    return date(line, "arrived_at");
  }

  private static LocalDate date(Record row, String column) {
    return ((LocalDateTime) row.getField(column)).toLocalDate();
  }
}
