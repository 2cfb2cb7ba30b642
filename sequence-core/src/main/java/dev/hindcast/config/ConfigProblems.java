/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with one definition, to be reported at once. */
final class ConfigProblems {
  private final String definitionName;
  private static final int MOST_SHOWN = 100;

  private final List<Problem> problems = new ArrayList<>();

  ConfigProblems(String definitionName) {
    this.definitionName = definitionName;
  }

  void add(Position position, String key, String what, String remedy) {
    problems.add(new Problem(position, key, what, remedy));
  }

  Complaints about(String key) {
    return (position, what, remedy) -> add(position, key, what, remedy);
  }

  /**
   * Reports what was collected.
   *
   * @param secrets what no message may show
   * @throws HindcastException {@code DEFINITION_INVALID} with all problems, if there are any
   */
  void throwIfAny(SecretTexts secrets) {
    if (problems.isEmpty()) {
      return;
    }
    List<String> lines =
        problems.stream()
            .sorted(Problem.IN_FILE_ORDER)
            .map(problem -> secrets.redact(problem.text()))
            .distinct()
            .toList();
    StringBuilder message = new StringBuilder("Cannot use the definition ");
    message.append(ShownText.name(definitionName)).append(": it has ");
    message.append(lines.size() == 1 ? "1 problem:" : lines.size() + " problems:");
    lines.stream().limit(MOST_SHOWN).forEach(line -> message.append("\n  ").append(line));
    if (lines.size() > MOST_SHOWN) {
      message.append("\n  and ").append(lines.size() - MOST_SHOWN).append(" more");
    }
    message.append("\nCorrect this and run the command again;");
    message.append(" docs/reference/definition.md lists every key.");
    throw new HindcastException(ErrorCode.DEFINITION_INVALID, message.toString());
  }
}
