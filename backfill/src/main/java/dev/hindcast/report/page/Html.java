/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * A document in the making that is both HTML and XML: what it is told to say is always escaped, and
 * an element that was opened is closed.
 */
final class Html {
  private static final String LOST = "\ufffd";

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element; attributes are names and values in turn. */
  Html open(String tag, String... attributes) {
    begin(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /** Ends the element that was opened last. */
  Html close() {
    text.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with text in it. */
  Html add(String tag, String content, String... attributes) {
    return open(tag, attributes).say(content).close();
  }

  /** An element that has no content, such as a line of a drawing. */
  Html mark(String tag, String... attributes) {
    begin(tag, attributes).append("/>");
    return this;
  }

  /** Text of any origin. */
  Html say(String content) {
    escape(content);
    return this;
  }

  /** The style sheet, which is ours. */
  Html style(String css) {
    text.append("<style>\n").append(css).append("</style>");
    return this;
  }

  Html line() {
    text.append('\n');
    return this;
  }

  /** The whole document. */
  String document() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements are still open: " + open);
    }
    return "<!DOCTYPE html>\n" + text + "\n";
  }

  private StringBuilder begin(String tag, String... attributes) {
    text.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      text.append('"');
    }
    return text;
  }

  private void escape(String content) {
    content
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                case '\n', '\t' -> text.appendCodePoint(point);
                default -> text.append(shown(point));
              }
            });
  }

  /** What XML forbids is lost; what turns or hides text around it is named instead. */
  private static String shown(int point) {
    if (point < 0x20 || (point >= 0x7f && point < 0xa0) || isNoCharacter(point)) {
      return LOST;
    }
    boolean isHidden = Character.getType(point) == Character.FORMAT;
    return isHidden ? String.format(Locale.ROOT, "[U+%04X]", point) : Character.toString(point);
  }

  private static boolean isNoCharacter(int point) {
    return (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
        || (point & 0xfffe) == 0xfffe;
  }
}
