/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/** Values of Spark's internal rows as people write them: instants in UTC, bytes in hex. */
public final class ShownValue {
  private ShownValue() {}

  /** The text of a value; null for null. */
  public static String text(Object value, DataType type) {
    if (value == null) {
      return null;
    }
    if (type instanceof ArrayType array) {
      List<String> texts = new ArrayList<>();
      elements((ArrayData) value, array).forEach(text -> texts.add(String.valueOf(text)));
      return "[" + String.join(", ", texts) + "]";
    }
    if (type instanceof DecimalType) {
      return number(((Decimal) value).toJavaBigDecimal());
    }
    return switch (type.typeName()) {
      case "timestamp" -> Micros.text((Long) value);
      case "timestamp_ntz" ->
          LocalDateTime.ofInstant(Micros.toInstant((Long) value), ZoneOffset.UTC).toString();
      case "date" -> LocalDate.ofEpochDay((Integer) value).toString();
      case "binary" -> HexFormat.of().formatHex((byte[]) value);
      default -> value.toString();
    };
  }

  /** The texts of a list's elements, null for null. */
  public static List<String> elements(ArrayData values, ArrayType type) {
    List<String> texts = new ArrayList<>();
    for (int n = 0; n < values.numElements(); n++) {
      Object element = values.isNullAt(n) ? null : values.get(n, type.elementType());
      texts.add(text(element, type.elementType()));
    }
    return texts;
  }

  /** Whether values of a type are whole numbers of fixed size. */
  public static boolean isInteger(DataType type) {
    return type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.ShortType)
        || type.equals(DataTypes.ByteType);
  }

  /** A number without needless zeros. */
  public static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
