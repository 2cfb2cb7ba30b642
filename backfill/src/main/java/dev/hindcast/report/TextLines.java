/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.config.ShownText;

/** Lines of text, some of them a name and its value in columns. */
final class TextLines {
  private static final int NAME_WIDTH = 14;

  private final StringBuilder text = new StringBuilder();

  void add(String line) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append(ShownText.line(line));
  }

  void field(String name, String value) {
    add("  " + name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value);
  }

  /** All lines, without a line feed at the end. */
  @Override
  public String toString() {
    return text.toString();
  }
}
