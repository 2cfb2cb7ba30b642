/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Reads cells as values of Spark's types. */
final class CellValue {
  private CellValue() {}

  /**
   * The value of a cell; null for an empty one.
   *
   * @throws IllegalArgumentException that says what the text is not
   */
  static Object of(String cell, DataType type) {
    if (cell == null) {
      return null;
    }
    try {
      return read(cell, type);
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + cell + "' is no " + type.simpleString(), e);
    }
  }

  private static Object read(String cell, DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return cell;
    }
    if (type instanceof ArrayType array) {
      return list(cell, array.elementType());
    }
    if (type instanceof DecimalType decimal) {
      return new BigDecimal(cell).setScale(decimal.scale());
    }
    return switch (type.typeName()) {
      case "byte" -> Byte.valueOf(cell);
      case "short" -> Short.valueOf(cell);
      case "integer" -> Integer.valueOf(cell);
      case "long" -> Long.valueOf(cell);
      case "float" -> Float.valueOf(cell);
      case "double" -> Double.valueOf(cell);
      case "boolean" -> bool(cell);
      case "date" -> LocalDate.parse(cell);
      case "timestamp" -> Micros.toInstant(Micros.parse(cell));
      case "timestamp_ntz" -> LocalDateTime.parse(cell);
      case "binary" -> HexFormat.of().parseHex(cell);
      default -> throw new IllegalArgumentException("cells cannot be " + type.simpleString());
    };
  }

  private static List<Object> list(String cell, DataType element) {
    List<Object> values = new ArrayList<>();
    for (JsonNode node : CellText.elements(cell)) {
      values.add(of(node.isNull() ? null : text(node), element));
    }
    return values;
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  private static boolean bool(String cell) {
    if (!cell.equals("true") && !cell.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return cell.equals("true");
  }
}
