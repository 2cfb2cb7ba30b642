/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.example;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values as people write them: a cell with a comma, a quote or a line end stands in
 * double quotes, a quote inside is doubled; an empty cell is null, {@code ""} is the empty text;
 * blank lines and a carriage return before a line end mean nothing.
 */
public final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /**
   * The lines of a text, each as its cells.
   *
   * @throws IllegalArgumentException for a quote that is not closed
   */
  public static List<List<String>> parse(String text) {
    Csv csv = new Csv(text.replace("\r\n", "\n"));
    List<List<String>> lines = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      if (csv.text.charAt(csv.at) == '\n') {
        csv.at++;
      } else {
        lines.add(csv.line());
      }
    }
    return lines;
  }

  /** The text that {@link #parse} reads. */
  public static String format(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      List<String> cells = new ArrayList<>();
      line.forEach(cell -> cells.add(quote(cell)));
      text.append(String.join(",", cells)).append('\n');
    }
    return text.toString();
  }

  private List<String> line() {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    at++;
    return cells;
  }

  private String cell() {
    boolean isQuoted = at < text.length() && text.charAt(at) == '"';
    StringBuilder cell = new StringBuilder();
    if (isQuoted) {
      quoted(cell);
    }
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      cell.append(text.charAt(at++));
    }
    return isQuoted || cell.length() > 0 ? cell.toString() : null;
  }

  private void quoted(StringBuilder cell) {
    int from = ++at;
    while (at < text.length()) {
      if (text.startsWith("\"\"", at)) {
        cell.append('"');
        at += 2;
      } else if (text.charAt(at) == '"') {
        at++;
        return;
      } else {
        cell.append(text.charAt(at++));
      }
    }
    long line = text.substring(0, from).lines().count();
    throw new IllegalArgumentException("the quote in line " + line + " is not closed");
  }

  private static String quote(String cell) {
    if (cell == null) {
      return "";
    }
    boolean isPlain = !cell.isEmpty() && cell.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
