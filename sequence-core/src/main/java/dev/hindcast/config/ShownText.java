/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/** Makes any text safe to stand in a message: one line, bounded, no control characters. */
final class ShownText {
  private static final int LONGEST = 80;

  private ShownText() {}

  /** The text in double quotes. */
  static String quoted(String text) {
    return '"' + plain(text) + '"';
  }

  /** The text without quotes. */
  static String plain(String text) {
    StringBuilder shown = new StringBuilder();
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    text.substring(0, end).codePoints().forEach(point -> append(shown, point));
    if (end < text.length()) {
      shown.append("... (").append(text.length()).append(" characters)");
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          shown.append("\\u{").append(Integer.toHexString(point)).append('}');
      default -> shown.appendCodePoint(point);
    }
  }
}
