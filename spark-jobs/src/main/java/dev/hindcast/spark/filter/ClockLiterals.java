/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.filter;

import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;

/** Finds texts such as {@code 'today'} that Spark reads as an instant of the clock. */
final class ClockLiterals {
  static final String REFUSAL = "its value depends on the clock: now, today, tomorrow or yesterday";

  private static final String WORDS = "(?:now|today|tomorrow|yesterday)";
  private static final String SPACE = "(?:\\s|/\\*.*?\\*/|--[^\\n]*(?:\\n|$))*";

  /** A literal of a type becomes an instant while it is parsed: no tree shows it. */
  private static final Pattern TYPED =
      Pattern.compile(
          "(?is).*\\b(?:date|timestamp(?:_ntz|_ltz)?)" + SPACE + "r?[\"']\\s*" + WORDS + "\\b.*");

  private static final Pattern VALUE = Pattern.compile("(?is)\\s*" + WORDS + "\\b.*");

  private ClockLiterals() {}

  /** Whether a text has a literal of a type that is read off the clock. */
  static boolean areIn(String sql) {
    return TYPED.matcher(sql).matches();
  }

  /** Whether a resolved node converts a constant text that is read off the clock. */
  static boolean isIn(Expression node) {
    return node instanceof Cast cast
        && cast.resolved()
        && cast.child().foldable()
        && cast.child().dataType() instanceof StringType
        && isTime(cast.dataType())
        && VALUE.matcher(String.valueOf(cast.child().eval(null))).matches();
  }

  private static boolean isTime(DataType type) {
    return type.equals(DataTypes.DateType)
        || type.equals(DataTypes.TimestampType)
        || type.equals(DataTypes.TimestampNTZType);
  }
}
