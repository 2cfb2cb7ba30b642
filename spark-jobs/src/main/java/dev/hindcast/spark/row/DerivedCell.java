/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.assemble.DerivedColumn;
import dev.hindcast.parquet.ColumnSink;
import dev.hindcast.parquet.OutputType;

/** Writes what was derived from the history that a label sees as one list. */
final class DerivedCell {
  private final DerivedColumn values;
  private final OutputType.Kind kind;

  /** The type is that of the elements: 64-bit numbers, doubles, or long decimals. */
  DerivedCell(DerivedColumn values, OutputType type) {
    this.values = values;
    this.kind = type.leaf().kind();
  }

  /** Writes the list and notes which elements are null. */
  void write(int length, ColumnSink sink, NullPlaces nulls) {
    sink.beginList(length);
    nulls.begin(length);
    for (int i = 0; i < length; i++) {
      if (values.isNull(i)) {
        sink.addNull();
        nulls.add(i);
      } else {
        writePresent(i, sink);
      }
    }
  }

  private void writePresent(int i, ColumnSink sink) {
    if (kind == OutputType.Kind.INT64) {
      sink.addLong(values.longAt(i));
    } else if (kind == OutputType.Kind.DOUBLE) {
      sink.addDouble(values.doubleAt(i));
    } else {
      byte[] unscaled = values.unscaledAt(i).toByteArray();
      sink.addBytes(unscaled, 0, unscaled.length);
    }
  }
}
