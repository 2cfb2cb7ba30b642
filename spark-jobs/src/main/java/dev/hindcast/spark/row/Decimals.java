/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.parquet.ColumnSink;
import org.apache.spark.sql.types.Decimal;

/** Writes decimals as their unscaled value, as wide as their precision asks for. */
final class Decimals {
  private static final int MAX_INT_DIGITS = 9;
  private static final int MAX_LONG_DIGITS = 18;

  private Decimals() {}

  static void write(Decimal value, int precision, ColumnSink sink) {
    if (precision <= MAX_INT_DIGITS) {
      sink.addInt((int) value.toUnscaledLong());
    } else if (precision <= MAX_LONG_DIGITS) {
      sink.addLong(value.toUnscaledLong());
    } else {
      byte[] unscaled = value.toJavaBigDecimal().unscaledValue().toByteArray();
      sink.addBytes(unscaled, 0, unscaled.length);
    }
  }
}
