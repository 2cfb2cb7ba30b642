/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/** Writes one value of an internal row or array to an output column. */
@FunctionalInterface
public interface ValueWriter {
  /** Writes a value that is not null. */
  void writePresent(SpecializedGetters row, int ordinal, ColumnSink sink);

  /** Writes a value that may be null. */
  default void write(SpecializedGetters row, int ordinal, ColumnSink sink) {
    if (row.isNullAt(ordinal)) {
      sink.addNull();
    } else {
      writePresent(row, ordinal, sink);
    }
  }

  static ValueWriter of(DataType type) {
    if (type instanceof BooleanType) {
      return (row, ordinal, sink) -> sink.addBoolean(row.getBoolean(ordinal));
    }
    if (type instanceof ByteType) {
      return (row, ordinal, sink) -> sink.addInt(row.getByte(ordinal));
    }
    if (type instanceof ShortType) {
      return (row, ordinal, sink) -> sink.addInt(row.getShort(ordinal));
    }
    if (type instanceof IntegerType || type instanceof DateType) {
      return (row, ordinal, sink) -> sink.addInt(row.getInt(ordinal));
    }
    if (type instanceof LongType || type instanceof TimestampType) {
      return (row, ordinal, sink) -> sink.addLong(row.getLong(ordinal));
    }
    if (type instanceof FloatType) {
      return (row, ordinal, sink) -> sink.addFloat(row.getFloat(ordinal));
    }
    if (type instanceof DoubleType) {
      return (row, ordinal, sink) -> sink.addDouble(row.getDouble(ordinal));
    }
    if (type instanceof DecimalType decimal) {
      return (row, ordinal, sink) ->
          Decimals.write(
              row.getDecimal(ordinal, decimal.precision(), decimal.scale()),
              decimal.precision(),
              sink);
    }
    if (type instanceof StringType) {
      return (row, ordinal, sink) -> addBytes(row.getUTF8String(ordinal).getBytes(), sink);
    }
    if (type instanceof BinaryType) {
      return (row, ordinal, sink) -> addBytes(row.getBinary(ordinal), sink);
    }
    if (type instanceof ArrayType array) {
      ValueWriter element = of(array.elementType());
      return (row, ordinal, sink) -> writeArray(row.getArray(ordinal), element, sink);
    }
    throw new IllegalArgumentException("type " + type.simpleString() + " cannot be written");
  }

  private static void addBytes(byte[] bytes, ColumnSink sink) {
    sink.addBytes(bytes, 0, bytes.length);
  }

  private static void writeArray(ArrayData array, ValueWriter element, ColumnSink sink) {
    int length = array.numElements();
    sink.beginList(length);
    for (int i = 0; i < length; i++) {
      element.write(array, i, sink);
    }
  }
}
