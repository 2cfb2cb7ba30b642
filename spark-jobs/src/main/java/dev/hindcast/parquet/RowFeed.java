/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

/** Hands out one row, column by column; it is asked for every column once, in schema order. */
@FunctionalInterface
public interface RowFeed {
  /** Puts the row's value of a column, counted from 0, into the sink. */
  void write(int column, ColumnSink sink);
}
