/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import java.util.Objects;

/**
 * Something that a person should know of a version before using it.
 *
 * @param title what it is, with its number
 * @param advice what it may mean and what to do
 */
record Notice(Level level, String title, String advice) {
  /** How much it matters. */
  enum Level {
    WARNING("Warning"),
    NOTE("Note");

    private final String text;

    Level(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  Notice {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(advice, "advice");
  }

  static Notice warning(String title, String advice) {
    return new Notice(Level.WARNING, title, advice);
  }

  static Notice note(String title, String advice) {
    return new Notice(Level.NOTE, title, advice);
  }
}
