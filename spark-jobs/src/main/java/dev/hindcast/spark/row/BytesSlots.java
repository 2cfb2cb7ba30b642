/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Text as UTF-8, and binary values. */
final class BytesSlots extends SlotColumn {
  private final boolean isText;
  private byte[][] values = new byte[16][];

  BytesSlots(boolean isText) {
    this.isText = isText;
  }

  @Override
  void grow(int capacity) {
    values = Arrays.copyOf(values, capacity);
  }

  @Override
  void storePresent(int slot, SpecializedGetters row, int ordinal) {
    // Both calls copy: the row's memory is used again for the next row.
    values[slot] = isText ? row.getUTF8String(ordinal).copy().getBytes() : row.getBinary(ordinal);
  }

  @Override
  void writeElements(int[] slots, int length, ColumnSink sink, NullPlaces nulls) {
    for (int i = 0; i < length; i++) {
      int slot = slots[i];
      if (isNull(slot)) {
        sink.addNull();
        nulls.add(i);
      } else {
        sink.addBytes(values[slot], 0, values[slot].length);
      }
    }
  }

  @Override
  void mark(int[] slots, int length, WrittenTexts written) {
    for (int i = 0; i < length; i++) {
      if (!isNull(slots[i])) {
        written.texts.add(new String(values[slots[i]], StandardCharsets.UTF_8));
      }
    }
  }
}
