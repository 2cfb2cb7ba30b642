/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import java.util.Arrays;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/**
 * One payload column of the events that are held, addressed by slot: values are copied in once and
 * written from here for every label. They are never boxed.
 */
abstract class SlotColumn {
  /** Stands for a slot where a null is to be written. */
  static final int NOTHING = -1;

  private boolean[] nulls = new boolean[16];

  /** Copies a value, which may be null, into a slot. */
  final void store(int slot, SpecializedGetters row, int ordinal) {
    boolean isNull = row.isNullAt(ordinal);
    reserve(slot);
    nulls[slot] = isNull;
    if (!isNull) {
      storePresent(slot, row, ordinal);
    }
  }

  final void storeNull(int slot) {
    reserve(slot);
    nulls[slot] = true;
  }

  /** Writes the values of some slots, in their order, as one list, and notes which are null. */
  final void writeList(int[] slots, int length, ColumnSink sink, NullPlaces nulls) {
    sink.beginList(length);
    nulls.begin(length);
    writeElements(slots, length, sink, nulls);
  }

  final boolean isNull(int slot) {
    return slot < 0 || nulls[slot];
  }

  /** Notes the texts that some slots hold. */
  void mark(int[] slots, int length, WrittenTexts written) {
    throw new IllegalStateException("a column of " + getClass().getSimpleName() + " has no texts");
  }

  /** The texts that were noted. */
  Set<String> texts(WrittenTexts written) {
    return written.texts;
  }

  abstract void grow(int capacity);

  abstract void storePresent(int slot, SpecializedGetters row, int ordinal);

  abstract void writeElements(int[] slots, int length, ColumnSink sink, NullPlaces nulls);

  private void reserve(int slot) {
    if (slot >= nulls.length) {
      int capacity = Math.max(slot + 1, nulls.length * 2);
      nulls = Arrays.copyOf(nulls, capacity);
      grow(capacity);
    }
  }

  static SlotColumn of(DataType type) {
    if (type instanceof LongType || type instanceof TimestampType) {
      return new LongSlots();
    }
    if (type instanceof IntegerType
        || type instanceof DateType
        || type instanceof ShortType
        || type instanceof ByteType
        || type instanceof BooleanType) {
      return new IntSlots(type);
    }
    if (type instanceof DoubleType || type instanceof FloatType) {
      return new DoubleSlots(type instanceof FloatType);
    }
    if (type instanceof StringType || type instanceof BinaryType) {
      return new BytesSlots(type instanceof StringType);
    }
    return new ObjectSlots(type);
  }
}
