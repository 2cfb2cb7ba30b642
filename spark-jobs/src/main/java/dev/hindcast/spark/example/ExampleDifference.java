/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import java.util.Objects;

/**
 * A cell that is not what was expected.
 *
 * @param sequence empty where the whole row is meant
 * @param column empty where the whole row is meant
 * @param expected null for an empty cell
 * @param actual null for an empty cell
 */
public record ExampleDifference(
    String label, String sequence, String column, String expected, String actual) {
  public ExampleDifference {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(sequence, "sequence");
    Objects.requireNonNull(column, "column");
  }
}
