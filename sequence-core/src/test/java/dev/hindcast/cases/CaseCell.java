/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.time.Micros;
import java.util.Arrays;

/** A cell of a case's table as text and as a value of its column's type. */
final class CaseCell {
  private CaseCell() {}

  static Object value(String cell, CaseTable.Type type) {
    if (cell == null) {
      return null;
    }
    return switch (type) {
      case STRING -> cell;
      case INT, LONG -> Long.valueOf(cell);
      case DOUBLE -> Double.valueOf(cell);
      case BOOLEAN -> bool(cell);
      case TIMESTAMP -> Micros.parse(cell);
    };
  }

  static String text(Object value, CaseTable.Type type) {
    if (value == null) {
      return null;
    }
    return type == CaseTable.Type.TIMESTAMP ? Micros.text((Long) value) : value.toString();
  }

  private static Boolean bool(String cell) {
    if (!Arrays.asList("true", "false").contains(cell)) {
      throw new IllegalArgumentException("not a boolean: " + cell);
    }
    return Boolean.valueOf(cell);
  }
}
