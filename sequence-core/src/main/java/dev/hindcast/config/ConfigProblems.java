/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects everything that is wrong with one definition, to be reported at once. */
final class ConfigProblems {
  private final String definitionName;
  private final List<Problem> problems = new ArrayList<>();

  ConfigProblems(String definitionName) {
    this.definitionName = definitionName;
  }

  void add(Position position, String key, String what, String remedy) {
    problems.add(new Problem(position, key, what, remedy));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * Reports what was collected.
   *
   * @throws HindcastException {@code DEFINITION_INVALID} with all problems, if there are any
   */
  void throwIfAny(SecretTexts secrets) {
    if (problems.isEmpty()) {
      return;
    }
    String list =
        problems.stream()
            .sorted(Problem.IN_FILE_ORDER)
            .map(problem -> "\n  " + secrets.redact(problem.text()))
            .distinct()
            .collect(Collectors.joining());
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    throw new HindcastException(
        ErrorCode.DEFINITION_INVALID,
        "Cannot use the definition "
            + ShownText.plain(definitionName)
            + ": it has "
            + count
            + ":"
            + list
            + "\nCorrect this and run the command again; docs/reference/definition.md lists every"
            + " key.");
  }
}
