/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.diff;

import dev.hindcast.time.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Plain values of Spark's rows: equal values are equal objects, whatever the width of their type.
 */
final class PlainRow {
  private PlainRow() {}

  /** Column names to values; null may be among them. */
  static Map<String, Object> of(InternalRow row, StructType type) {
    Map<String, Object> values = new HashMap<>();
    for (int n = 0; n < type.size(); n++) {
      StructField field = type.fields()[n];
      values.put(
          field.name(),
          row.isNullAt(n) ? null : value(row.get(n, field.dataType()), field.dataType()));
    }
    return values;
  }

  private static Object value(Object value, DataType type) {
    if (type instanceof ArrayType array) {
      return list((ArrayData) value, array.elementType());
    }
    if (value instanceof Decimal decimal) {
      return decimal.toJavaBigDecimal().stripTrailingZeros();
    }
    return switch (type.typeName()) {
      case "timestamp", "timestamp_ntz" -> Micros.toInstant((Long) value);
      case "date" -> LocalDate.ofEpochDay((Integer) value);
      case "byte", "short", "integer", "long" -> ((Number) value).longValue();
      case "float", "double" -> ((Number) value).doubleValue();
      case "boolean" -> value;
      case "binary" -> HexFormat.of().formatHex((byte[]) value);
      default -> value.toString();
    };
  }

  private static List<Object> list(ArrayData array, DataType type) {
    List<Object> values = new ArrayList<>(array.numElements());
    for (int n = 0; n < array.numElements(); n++) {
      values.add(array.isNullAt(n) ? null : value(array.get(n, type), type));
    }
    return values;
  }
}
