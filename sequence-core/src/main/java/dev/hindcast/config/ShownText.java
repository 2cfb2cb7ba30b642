/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/**
 * Makes any text safe to stand in a message: no invisible characters, which could make up lines or
 * control a terminal, and where it says so one line and bounded.
 */
public final class ShownText {
  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_NAME = 400;

  private ShownText() {}

  /** The text in one line, however long. */
  public static String line(String text) {
    return bounded(text, Integer.MAX_VALUE);
  }

  /** The text with its own lines. */
  public static String lines(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\n') {
                shown.append('\n');
              } else {
                append(shown, point);
              }
            });
    return shown.toString();
  }

  /** The first 400 characters of a text, in one line. */
  public static String start(String text) {
    return bounded(text, LONGEST_NAME);
  }

  /** The first 80 characters of a value, in double quotes. */
  static String quoted(String value) {
    return '"' + bounded(value, LONGEST_VALUE) + '"';
  }

  /** The first 400 characters of the name of a key or file. */
  static String name(String name) {
    return bounded(name, LONGEST_NAME);
  }

  private static String bounded(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(longest).forEach(point -> append(shown, point));
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      shown.append("... (").append(length).append(" characters)");
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
