/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.AmountKind;
import dev.hindcast.assemble.EventFacts;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;

/** Takes an amount that is not null from a payload. */
@FunctionalInterface
interface AmountColumn {
  void fill(UnsafeRow payload, int ordinal, EventFacts facts, int lane);

  /** How values of a type add up; the type has a sum. */
  static AmountKind kindOf(DataType type) {
    if (type instanceof DecimalType) {
      return AmountKind.DECIMAL;
    }
    return type instanceof DoubleType || type instanceof FloatType
        ? AmountKind.DOUBLE
        : AmountKind.INTEGER;
  }

  static AmountColumn of(DataType type) {
    if (type instanceof DecimalType decimal) {
      return (payload, ordinal, facts, lane) ->
          facts.amount(
              lane,
              payload.getDecimal(ordinal, decimal.precision(), decimal.scale()).toUnscaledLong());
    }
    if (type instanceof DoubleType) {
      return (payload, ordinal, facts, lane) ->
          facts.doubleAmount(lane, payload.getDouble(ordinal));
    }
    if (type instanceof FloatType) {
      return (payload, ordinal, facts, lane) -> facts.doubleAmount(lane, payload.getFloat(ordinal));
    }
    if (type instanceof IntegerType) {
      return (payload, ordinal, facts, lane) -> facts.amount(lane, payload.getInt(ordinal));
    }
    if (type instanceof ShortType) {
      return (payload, ordinal, facts, lane) -> facts.amount(lane, payload.getShort(ordinal));
    }
    if (type instanceof ByteType) {
      return (payload, ordinal, facts, lane) -> facts.amount(lane, payload.getByte(ordinal));
    }
    return (payload, ordinal, facts, lane) -> facts.amount(lane, payload.getLong(ordinal));
  }
}
