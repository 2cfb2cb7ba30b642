/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of an example.
 *
 * @param labels rows that were built
 * @param sequences lines of {@code expected.csv} that were compared
 * @param problem why it could not be run; then nothing was compared
 */
public record ExampleResult(
    String name,
    long labels,
    int sequences,
    List<ExampleDifference> differences,
    Optional<String> problem) {
  public ExampleResult {
    Objects.requireNonNull(name, "name");
    differences = List.copyOf(differences);
    Objects.requireNonNull(problem, "problem");
  }

  static ExampleResult notRun(String name, String why) {
    return new ExampleResult(name, 0, 0, List.of(), Optional.of(why));
  }

  /** Whether all is as expected. */
  public boolean isAsExpected() {
    return differences.isEmpty() && problem.isEmpty();
  }

  /** Adds the result to a list for programs. */
  public void addTo(ArrayNode list) {
    ObjectNode json = list.addObject().put("name", name);
    json.put("labels", labels).put("sequences", sequences);
    ArrayNode unequal = json.putArray("differences");
    for (ExampleDifference difference : differences) {
      unequal
          .addObject()
          .put("label", difference.label())
          .put("sequence", difference.sequence())
          .put("column", difference.column())
          .put("expected", difference.expected())
          .put("actual", difference.actual());
    }
    problem.ifPresent(why -> json.put("problem", why));
  }
}
