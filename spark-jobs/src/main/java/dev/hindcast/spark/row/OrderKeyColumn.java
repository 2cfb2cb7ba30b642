/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.event.OrderKey;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
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

/** Adds a value of an internal row to an order key. */
@FunctionalInterface
public interface OrderKeyColumn {
  /** Adds a value that is not null. */
  void addPresent(SpecializedGetters row, int ordinal, OrderKey key);

  /** Adds a value that may be null. */
  default void add(SpecializedGetters row, int ordinal, OrderKey key) {
    if (row.isNullAt(ordinal)) {
      key.addNull();
    } else {
      addPresent(row, ordinal, key);
    }
  }

  /** Whether values of a type have an order that keys can carry. */
  static boolean isOrdered(DataType type) {
    return columnOf(type) != null;
  }

  static OrderKeyColumn of(DataType type) {
    OrderKeyColumn column = columnOf(type);
    if (column == null) {
      throw new IllegalArgumentException("type " + type.simpleString() + " has no order");
    }
    return column;
  }

  private static OrderKeyColumn columnOf(DataType type) {
    if (type instanceof LongType || type instanceof TimestampType) {
      return (row, ordinal, key) -> key.add(row.getLong(ordinal));
    }
    if (type instanceof StringType) {
      return (row, ordinal, key) -> key.add(row.getUTF8String(ordinal).getBytes());
    }
    if (type instanceof IntegerType || type instanceof DateType) {
      return (row, ordinal, key) -> key.add((long) row.getInt(ordinal));
    }
    if (type instanceof ShortType) {
      return (row, ordinal, key) -> key.add((long) row.getShort(ordinal));
    }
    if (type instanceof ByteType) {
      return (row, ordinal, key) -> key.add((long) row.getByte(ordinal));
    }
    if (type instanceof BinaryType) {
      return (row, ordinal, key) -> key.add(row.getBinary(ordinal));
    }
    if (type instanceof BooleanType) {
      return (row, ordinal, key) -> key.add(row.getBoolean(ordinal));
    }
    if (type instanceof FloatType) {
      return (row, ordinal, key) -> key.add((double) row.getFloat(ordinal));
    }
    if (type instanceof DoubleType) {
      return (row, ordinal, key) -> key.add(row.getDouble(ordinal));
    }
    if (type instanceof DecimalType decimal) {
      return (row, ordinal, key) ->
          key.addDecimal(
              row.getDecimal(ordinal, decimal.precision(), decimal.scale())
                  .toJavaBigDecimal()
                  .unscaledValue());
    }
    return null;
  }
}
