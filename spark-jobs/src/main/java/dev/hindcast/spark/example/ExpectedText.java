/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.spark.row.ShownValue;
import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/** Brings what a hand wrote into the form in which values are shown: 1.50 is 1.5. */
final class ExpectedText {
  private ExpectedText() {}

  /** The text as a value of the type would be shown; as it is if it is no such value. */
  static String of(String written, DataType type) {
    if (written == null) {
      return null;
    }
    try {
      if (type instanceof DecimalType || ShownValue.isInteger(type)) {
        return ShownValue.number(new BigDecimal(written));
      }
      return switch (type.typeName()) {
        case "double" -> Double.toString(Double.parseDouble(written));
        case "float" -> Float.toString(Float.parseFloat(written));
        case "timestamp" -> Micros.text(Micros.parse(written));
        case "boolean", "binary" -> written.toLowerCase(Locale.ROOT);
        default -> written;
      };
    } catch (NumberFormatException | DateTimeException e) {
      return written;
    }
  }

  /** The elements of a written list, likewise; null for null. */
  static List<String> elements(String cell, DataType element) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : CellText.elements(cell)) {
      texts.add(node.isNull() ? null : of(node, element));
    }
    return texts;
  }

  private static String of(JsonNode node, DataType type) {
    if (node.isArray() && type instanceof ArrayType array) {
      List<String> texts = new ArrayList<>();
      node.forEach(
          one -> texts.add(one.isNull() ? "null" : String.valueOf(of(one, array.elementType()))));
      return "[" + String.join(", ", texts) + "]";
    }
    return of(node.isValueNode() ? node.asText() : node.toString(), type);
  }
}
