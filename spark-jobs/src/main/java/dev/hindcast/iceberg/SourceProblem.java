/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** One thing that is wrong with an input table or with the mapping of its columns. */
public record SourceProblem(ErrorCode code, String message) {
  public SourceProblem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }

  static SourceProblem of(HindcastException failure) {
    return new SourceProblem(failure.code(), failure.getMessage());
  }

  /**
   * Throws one error that lists all problems, or nothing if there are none. Its code is the first
   * problem's, where what the user must correct goes before what may pass by itself.
   */
  static void throwAll(String dataset, List<SourceProblem> found) {
    List<SourceProblem> problems = List.copyOf(new LinkedHashSet<>(found));
    if (problems.isEmpty()) {
      return;
    }
    ErrorCode code =
        problems.stream()
            .map(SourceProblem::code)
            .min(Comparator.comparing(ErrorCode::category))
            .orElseThrow();
    if (problems.size() == 1) {
      throw new HindcastException(code, problems.get(0).message());
    }
    StringBuilder text = new StringBuilder("Cannot use the tables of dataset ").append(dataset);
    text.append(": ").append(problems.size()).append(" problems.");
    problems.forEach(problem -> text.append("\n- ").append(problem.message()));
    throw new HindcastException(code, text.toString());
  }
}
