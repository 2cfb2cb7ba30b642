/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import java.util.Objects;

/**
 * Type of a column as a manifest has it.
 *
 * @param scalar such as {@code int64} or {@code decimal(9,2)}
 * @param lists how many lists stand around the scalar
 */
record ColumnType(String scalar, int lists) {
  private static final String LIST = "list<";

  ColumnType {
    Objects.requireNonNull(scalar, "scalar");
  }

  static ColumnType parse(String text) {
    String scalar = text;
    int lists = 0;
    while (scalar.startsWith(LIST) && scalar.endsWith(">")) {
      scalar = scalar.substring(LIST.length(), scalar.length() - 1);
      lists++;
    }
    return new ColumnType(scalar, lists);
  }

  /** Croissant has no decimal and no bytes: they become the nearest that it has. */
  String croissant() {
    return switch (scalar) {
      case "boolean" -> "sc:Boolean";
      case "int8" -> "cr:Int8";
      case "int16" -> "cr:Int16";
      case "int32" -> "cr:Int32";
      case "int64" -> "cr:Int64";
      case "float" -> "cr:Float32";
      case "double" -> "cr:Float64";
      case "date" -> "sc:Date";
      case "timestamp[us,UTC]" -> "sc:DateTime";
      default -> isDecimal() ? "sc:Float" : "sc:Text";
    };
  }

  /** Name of the scalar in Arrow, as Hugging Face writes features. */
  String arrow() {
    return switch (scalar) {
      case "boolean" -> "bool";
      case "float" -> "float32";
      case "double" -> "float64";
      case "date" -> "date32";
      case "timestamp[us,UTC]" -> "timestamp[us, tz=UTC]";
      default -> isDecimal() ? "decimal128" + scalar.substring(7).replace(",", ", ") : scalar;
    };
  }

  private boolean isDecimal() {
    return scalar.startsWith("decimal(");
  }
}
