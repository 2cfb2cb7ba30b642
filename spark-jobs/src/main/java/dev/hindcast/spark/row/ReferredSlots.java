/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;

/**
 * Values of rows that events refer to: the slot holds the reference, the value stays where it is.
 */
final class ReferredSlots extends SlotColumn {
  private final ReferredRows rows;
  private final int ordinal;
  private final ValueWriter writer;
  private final LabelMoment label;
  private int[] references = new int[16];

  /**
   * Makes an empty column.
   *
   * @param ordinal of the value in the rows
   * @param label what {@link #writeElements} writes for
   */
  ReferredSlots(ReferredRows rows, int ordinal, DataType type, LabelMoment label) {
    this.rows = rows;
    this.ordinal = ordinal;
    this.writer = ValueWriter.of(type);
    this.label = label;
  }

  @Override
  void grow(int capacity) {
    references = Arrays.copyOf(references, capacity);
  }

  @Override
  void storePresent(int slot, SpecializedGetters row, int field) {
    references[slot] = row.getInt(field);
  }

  @Override
  void mark(int[] slots, int length, WrittenTexts written) {
    for (int i = 0; i < length; i++) {
      int row = isNull(slots[i]) ? ReferredRows.NONE : find(slots[i]);
      if (row != ReferredRows.NONE) {
        written.rows.set(row);
      }
    }
  }

  @Override
  Set<String> texts(WrittenTexts written) {
    Set<String> texts = new TreeSet<>();
    written.rows.stream()
        .mapToObj(rows::at)
        .filter(row -> !row.isNullAt(ordinal))
        .forEach(row -> texts.add(row.getUTF8String(ordinal).toString()));
    return texts;
  }

  private int find(int slot) {
    return rows.find(references[slot], label.timeMicros(), label.knowledgeMicros());
  }

  @Override
  void writeElements(int[] slots, int length, ColumnSink sink, NullPlaces nulls) {
    for (int i = 0; i < length; i++) {
      int slot = slots[i];
      SpecializedGetters row = isNull(slot) ? null : rows.at(find(slot));
      if (row == null || row.isNullAt(ordinal)) {
        sink.addNull();
        nulls.add(i);
      } else {
        writer.writePresent(row, ordinal, sink);
      }
    }
  }
}
