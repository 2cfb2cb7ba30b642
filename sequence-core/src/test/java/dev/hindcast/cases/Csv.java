/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Comma-separated values: an empty cell is null, {@code ""} is the empty text. */
final class Csv {
  private Csv() {}

  static List<List<String>> parse(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      StringBuilder cell = new StringBuilder();
      boolean isQuoted = text.charAt(at) == '"';
      at = isQuoted ? readQuoted(text, at + 1, cell) : readPlain(text, at, cell);
      line.add(isQuoted || cell.length() > 0 ? cell.toString() : null);
      boolean isLastCell = at == text.length() || text.charAt(at) == '\n';
      if (!isLastCell && at + 1 == text.length()) {
        throw new IllegalArgumentException("CSV must end with a line end");
      }
      at++;
      if (isLastCell) {
        lines.add(line);
        line = new ArrayList<>();
      } else if (text.charAt(at) == '\n') {
        line.add(null);
        lines.add(line);
        line = new ArrayList<>();
        at++;
      }
    }
    return lines;
  }

  static String format(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      List<String> cells = new ArrayList<>();
      line.forEach(cell -> cells.add(quote(cell)));
      text.append(String.join(",", cells)).append('\n');
    }
    return text.toString();
  }

  /** Reads a cell as a value of a type. */
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

  private static int readPlain(String text, int from, StringBuilder cell) {
    int at = from;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      cell.append(text.charAt(at++));
    }
    return at;
  }

  private static int readQuoted(String text, int from, StringBuilder cell) {
    int at = from;
    while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
      cell.append(text.charAt(at));
      at += text.charAt(at) == '"' ? 2 : 1;
    }
    return at + 1;
  }

  private static String quote(String cell) {
    if (cell == null) {
      return "";
    }
    boolean isPlain = !cell.isEmpty() && cell.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
