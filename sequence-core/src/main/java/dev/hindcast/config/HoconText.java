/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A HOCON text laid out so that each key stands on a line of its own, with the way back to the
 * lines of the file. Typesafe Config forgets the order of keys but remembers their lines; laid out
 * like this the lines are the order. Also writes {@code arrival-time = assumed { .. }}, which HOCON
 * refuses, as the section that it means.
 */
final class HoconText {
  private static final Pattern ASSUMED_ARRIVAL =
      Pattern.compile("arrival-time[ \\t]*[=:]\\s*assumed[ \\t]*\\{");
  private static final String ASSUMED_SECTION = "arrival-time = { type = assumed,";

  private final String text;
  private final Matcher assumed;
  private final StringBuilder laidOut = new StringBuilder();
  private int[] fileLines = new int[64];
  private int lines = 0;
  private int fileLine = 1;
  private int open = 0;
  private int dots = 0;
  private int deepest = 0;
  private int at = 0;

  private HoconText(String text) {
    this.text = text;
    this.assumed = ASSUMED_ARRIVAL.matcher(text);
  }

  static HoconText of(String text) {
    HoconText hocon = new HoconText(text);
    hocon.beginLine();
    while (hocon.at < text.length()) {
      hocon.copyToken();
    }
    return hocon;
  }

  /** What Typesafe Config has to read. */
  String laidOut() {
    return laidOut.toString();
  }

  /**
   * How deep sections and lists are nested in each other, at most; each dot counts as a section.
   */
  int depth() {
    return deepest;
  }

  /** Line of the file, from 1, that a line of the laid out text came from. */
  int fileLine(int laidOutLine) {
    if (laidOutLine < 1) {
      return 0;
    }
    return fileLines[Math.min(laidOutLine, lines) - 1];
  }

  private void copyToken() {
    if (text.startsWith("\"\"\"", at)) {
      copyTo(endOfLongQuote());
    } else if (text.charAt(at) == '"') {
      copyTo(endOfQuote());
    } else if (text.charAt(at) == '#' || text.startsWith("//", at)) {
      copyTo(end(text.indexOf('\n', at)));
    } else if (text.startsWith("${", at)) {
      copyTo(end(text.indexOf('}', at)));
    } else if (isAssumedArrival()) {
      laidOut.append(ASSUMED_SECTION);
      text.substring(at, assumed.end()).chars().filter(c -> c == '\n').forEach(c -> fileLine++);
      at = assumed.end();
      open++;
      breakLine();
    } else {
      copyMark(text.charAt(at));
    }
  }

  private void copyMark(char mark) {
    copyTo(at + 1);
    if (mark == '{' || mark == '[') {
      open++;
    } else if (mark == '}' || mark == ']') {
      open--;
    }
    if (mark == '.') {
      dots++;
    } else if ("{}[],=:\n".indexOf(mark) >= 0) {
      dots = 0;
    }
    deepest = Math.max(deepest, open + dots);
    if (mark == ',' || mark == '{') {
      breakLine();
    }
  }

  private boolean isAssumedArrival() {
    return text.charAt(at) == 'a'
        && (at == 0 || !isNameCharacter(text.charAt(at - 1)))
        && assumed.region(at, text.length()).lookingAt();
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  private int endOfLongQuote() {
    int close = text.indexOf("\"\"\"", at + 3);
    if (close < 0) {
      return text.length();
    }
    int end = close + 3;
    while (end < text.length() && text.charAt(end) == '"') {
      end++;
    }
    return end;
  }

  private int endOfQuote() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end(end < text.length() && text.charAt(end) == '"' ? end + 1 : end);
  }

  private int end(int found) {
    return found < 0 ? text.length() : Math.min(found, text.length());
  }

  private void copyTo(int end) {
    for (; at < end; at++) {
      laidOut.append(text.charAt(at));
      if (text.charAt(at) == '\n') {
        fileLine++;
        beginLine();
      }
    }
  }

  private void breakLine() {
    laidOut.append('\n');
    beginLine();
  }

  private void beginLine() {
    if (lines == fileLines.length) {
      fileLines = Arrays.copyOf(fileLines, lines * 2);
    }
    fileLines[lines++] = fileLine;
  }
}
