/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import dev.hindcast.spark.row.ShownValue;
import dev.hindcast.time.Micros;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/** The row of a label as its file holds it. */
record StoredRow(StructType type, InternalRow row) {
  /** Columns whose stored value is not the one that was computed again, as text. */
  List<String> differences(List<Serializable> computed) {
    List<String> differences = new ArrayList<>();
    if (computed.size() != type.size()) {
      differences.add(
          "the row has " + type.size() + " columns, computed again it has " + computed.size());
      return differences;
    }
    for (int n = 0; n < type.size(); n++) {
      String stored = text(n);
      String again = shown(computed.get(n), type.fields()[n].dataType());
      if (!Objects.equals(stored, again)) {
        differences.add(
            type.fields()[n].name() + ": stored " + stored + ", computed again " + again);
      }
    }
    return differences;
  }

  /** The value of a column as people write it, null for null. */
  String text(int ordinal) {
    DataType columnType = type.fields()[ordinal].dataType();
    return row.isNullAt(ordinal) ? null : ShownValue.text(row.get(ordinal, columnType), columnType);
  }

  private static String shown(Object value, DataType type) {
    if (value == null) {
      return null;
    }
    if (type instanceof ArrayType array) {
      List<String> texts = new ArrayList<>();
      ((List<?>) value).forEach(one -> texts.add(String.valueOf(shown(one, array.elementType()))));
      return "[" + String.join(", ", texts) + "]";
    }
    if (type instanceof DecimalType decimal) {
      BigInteger unscaled =
          value instanceof byte[] bytes ? new BigInteger(bytes) : BigInteger.valueOf((Long) value);
      return ShownValue.number(new BigDecimal(unscaled, decimal.scale()));
    }
    if (value instanceof byte[] bytes) {
      return type.equals(DataTypes.StringType)
          ? new String(bytes, StandardCharsets.UTF_8)
          : HexFormat.of().formatHex(bytes);
    }
    return switch (type.typeName()) {
      case "timestamp" -> Micros.text((Long) value);
      case "date" -> LocalDate.ofEpochDay((Long) value).toString();
      default -> value.toString();
    };
  }
}
