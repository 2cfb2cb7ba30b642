/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Comparator;

/**
 * One thing that is wrong with a definition.
 *
 * @param key full path of the key, or what stands for it
 * @param what what is wrong, a clause without full stop
 * @param remedy what to do, a sentence
 */
record Problem(Position position, String key, String what, String remedy) {
  /** By place and line, then key. */
  static final Comparator<Problem> IN_FILE_ORDER =
      Comparator.comparing((Problem problem) -> problem.position().place())
          .thenComparingInt(problem -> problem.position().line())
          .thenComparing(Problem::key)
          .thenComparing(Problem::what);

  /** {@code file:line: key: what is wrong. What to do.} */
  String text() {
    String subject = key.isEmpty() ? "" : ShownText.name(key) + ": ";
    return position + ": " + subject + what + ". " + remedy;
  }
}
