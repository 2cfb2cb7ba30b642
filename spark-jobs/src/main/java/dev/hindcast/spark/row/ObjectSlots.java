/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/** Decimals and arrays: one object for each held event. */
final class ObjectSlots extends SlotColumn {
  private final DataType type;
  private final ValueWriter writer;
  private final Object[] cell = new Object[1];
  private final GenericInternalRow row = new GenericInternalRow(cell);
  private Object[] values = new Object[16];

  ObjectSlots(DataType type) {
    this.type = type;
    this.writer = ValueWriter.of(type);
  }

  @Override
  void grow(int capacity) {
    values = Arrays.copyOf(values, capacity);
  }

  @Override
  void storePresent(int slot, SpecializedGetters source, int ordinal) {
    if (type instanceof DecimalType decimal) {
      values[slot] = source.getDecimal(ordinal, decimal.precision(), decimal.scale());
    } else if (type instanceof ArrayType) {
      values[slot] = source.getArray(ordinal).copy();
    } else {
      throw new IllegalStateException("no slots for type " + type.simpleString());
    }
  }

  @Override
  void writeElements(int[] slots, int length, ColumnSink sink, NullPlaces nulls) {
    for (int i = 0; i < length; i++) {
      int slot = slots[i];
      if (isNull(slot)) {
        sink.addNull();
        nulls.add(i);
      } else {
        cell[0] = values[slot];
        writer.writePresent(row, 0, sink);
      }
    }
  }
}
