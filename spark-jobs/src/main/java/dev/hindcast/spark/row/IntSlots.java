/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ShortType;

/** Whole numbers of up to 32 bits, days, and booleans as 0 and 1. */
final class IntSlots extends SlotColumn {
  private enum Width {
    BIT,
    BYTE,
    SHORT,
    INT
  }

  private final Width width;
  private int[] values = new int[16];

  IntSlots(DataType type) {
    if (type instanceof BooleanType) {
      width = Width.BIT;
    } else if (type instanceof ByteType) {
      width = Width.BYTE;
    } else {
      width = type instanceof ShortType ? Width.SHORT : Width.INT;
    }
  }

  @Override
  void grow(int capacity) {
    values = Arrays.copyOf(values, capacity);
  }

  @Override
  void storePresent(int slot, SpecializedGetters row, int ordinal) {
    values[slot] =
        switch (width) {
          case BIT -> row.getBoolean(ordinal) ? 1 : 0;
          case BYTE -> row.getByte(ordinal);
          case SHORT -> row.getShort(ordinal);
          case INT -> row.getInt(ordinal);
        };
  }

  @Override
  void writeElements(int[] slots, int length, ColumnSink sink, NullPlaces nulls) {
    for (int i = 0; i < length; i++) {
      int slot = slots[i];
      if (isNull(slot)) {
        sink.addNull();
        nulls.add(i);
      } else if (width == Width.BIT) {
        sink.addBoolean(values[slot] != 0);
      } else {
        sink.addInt(values[slot]);
      }
    }
  }
}
