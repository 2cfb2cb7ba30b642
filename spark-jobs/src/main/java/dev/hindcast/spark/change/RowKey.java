/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.VariantType;

/**
 * Values by which rows are grouped: equal exactly where the values are the same. Grouping takes
 * zeros of both signs for one, and some types cannot be grouped at all.
 */
final class RowKey {
  /** Text that tells all values apart: times to the microsecond, nulls by name. */
  private static final Map<String, String> EXACT =
      Map.of(
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
          "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS",
          "ignoreNullFields", "false");

  private RowKey() {}

  /** Whether a value is its own key. */
  static boolean isKey(DataType type) {
    DataType value = type instanceof ArrayType array ? array.elementType() : type;
    return !(value instanceof FloatType
        || value instanceof DoubleType
        || value instanceof StructType
        || value instanceof MapType
        || value instanceof VariantType
        || value instanceof ArrayType);
  }

  static Column of(Column value, DataType type) {
    if (isKey(type)) {
      return value;
    }
    if (isNested(type)) {
      return functions.to_json(value, EXACT);
    }
    return value.cast(
        type instanceof ArrayType
            ? DataTypes.createArrayType(DataTypes.StringType)
            : DataTypes.StringType);
  }

  private static boolean isNested(DataType type) {
    return type instanceof StructType
        || type instanceof MapType
        || type instanceof VariantType
        || (type instanceof ArrayType array
            && (array.elementType() instanceof ArrayType || isNested(array.elementType())));
  }
}
