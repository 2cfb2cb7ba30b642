/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.config.ShownText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table in text: numbers to the right, words to the left, and where a line would be too long the
 * widest words are cut.
 */
final class TextTable {
  private static final String GAP = "  ";
  private static final String NOTE_INDENT = "      ";
  private static final int LEAST_WIDTH = 8;

  private final List<List<String>> rows = new ArrayList<>();

  private final Map<Integer, List<String>> notes = new HashMap<>();

  private boolean isLastWhole;

  TextTable(String... header) {
    rows.add(List.of(header));
  }

  void add(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.size() + " cells under " + rows.get(0).size() + ": " + cells);
    }
    rows.add(cells.stream().map(ShownText::line).toList());
  }

  /** Lets lines grow longer instead of cutting words of the last column. */
  TextTable withWholeLast() {
    isLastWhole = true;
    return this;
  }

  /** Adds a line below the row that was added last; it is not cut but goes on in further lines. */
  void note(String line) {
    notes.computeIfAbsent(rows.size() - 1, row -> new ArrayList<>()).add(line);
  }

  /** Adds the table, indented by two, in lines of at most that many characters where it can be. */
  void addTo(TextLines lines, int columns) {
    int[] widths = widths(columns);
    for (int number = 0; number < rows.size(); number++) {
      List<String> row = rows.get(number);
      StringBuilder line = new StringBuilder();
      for (int n = 0; n < widths.length; n++) {
        String cell = cut(row.get(n), widths[n]);
        String padding = " ".repeat(widths[n] - length(cell));
        line.append(GAP).append(isNumeric(n) ? padding + cell : cell + padding);
      }
      lines.add(line.toString().stripTrailing());
      notes.getOrDefault(number, List.of()).forEach(note -> addNote(note, lines, columns));
    }
  }

  private static void addNote(String note, TextLines lines, int columns) {
    StringBuilder line = new StringBuilder(NOTE_INDENT);
    for (String word : note.split(" ", -1)) {
      boolean isBegun = !line.toString().isBlank();
      if (isBegun && length(line.toString()) + 1 + length(word) > columns) {
        lines.add(line.toString());
        line = new StringBuilder(NOTE_INDENT).append(GAP);
        isBegun = false;
      }
      line.append(isBegun ? " " : "").append(word);
    }
    lines.add(line.toString());
  }

  private int[] widths(int columns) {
    int[] widths = new int[rows.get(0).size()];
    int total = 0;
    for (int n = 0; n < widths.length; n++) {
      for (List<String> row : rows) {
        widths[n] = Math.max(widths[n], length(row.get(n)));
      }
      boolean isWhole = isLastWhole && n == widths.length - 1;
      total += GAP.length() + (isWhole ? Math.min(widths[n], LEAST_WIDTH) : widths[n]);
    }
    while (total > columns) {
      int widest = -1;
      for (int n = 0; n < widths.length; n++) {
        boolean isWhole = isLastWhole && n == widths.length - 1;
        boolean canShrink = !isWhole && !isNumeric(n) && widths[n] > LEAST_WIDTH;
        if (canShrink && (widest < 0 || widths[n] > widths[widest])) {
          widest = n;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
      total--;
    }
    return widths;
  }

  private boolean isNumeric(int column) {
    return rows.size() > 1
        && rows.subList(1, rows.size()).stream()
            .map(row -> row.get(column))
            .allMatch(cell -> cell.matches("[-+]?[0-9][0-9,.]*( ?%| [a-z].*)?|-?"));
  }

  private static String cut(String cell, int width) {
    return length(cell) <= width
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "\u2026";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
