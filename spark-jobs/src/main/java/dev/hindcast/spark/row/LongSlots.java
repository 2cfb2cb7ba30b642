/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Whole numbers of 64 bits and instants in UTC microseconds. */
final class LongSlots extends SlotColumn {
  private long[] values = new long[16];

  @Override
  void grow(int capacity) {
    values = Arrays.copyOf(values, capacity);
  }

  @Override
  void storePresent(int slot, SpecializedGetters row, int ordinal) {
    values[slot] = row.getLong(ordinal);
  }

  @Override
  void writeElements(int[] slots, int length, ColumnSink sink, NullPlaces nulls) {
    for (int i = 0; i < length; i++) {
      int slot = slots[i];
      if (isNull(slot)) {
        sink.addNull();
        nulls.add(i);
      } else {
        sink.addLong(values[slot]);
      }
    }
  }
}
