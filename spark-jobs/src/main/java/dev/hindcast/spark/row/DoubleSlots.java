/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Floating-point numbers of 64 bits, or of 32 bits, which 64 hold exactly. */
final class DoubleSlots extends SlotColumn {
  private final boolean isFloat;
  private double[] values = new double[16];

  DoubleSlots(boolean isFloat) {
    this.isFloat = isFloat;
  }

  @Override
  void grow(int capacity) {
    values = Arrays.copyOf(values, capacity);
  }

  @Override
  void storePresent(int slot, SpecializedGetters row, int ordinal) {
    values[slot] = isFloat ? row.getFloat(ordinal) : row.getDouble(ordinal);
  }

  @Override
  void writeElements(int[] slots, int length, ColumnSink sink, NullPlaces nulls) {
    for (int i = 0; i < length; i++) {
      int slot = slots[i];
      if (isNull(slot)) {
        sink.addNull();
        nulls.add(i);
      } else if (isFloat) {
        sink.addFloat((float) values[slot]);
      } else {
        sink.addDouble(values[slot]);
      }
    }
  }
}
