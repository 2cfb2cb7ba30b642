/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Optional;

/**
 * A type whose values are written as one text, number or boolean.
 *
 * @param described name of the type in the documentation
 * @param expected what to write, article included
 */
record ScalarType<T>(String described, String expected, Reading<T> reading)
    implements ValueType<T> {
  /** Reads the text of a scalar. */
  @FunctionalInterface
  interface Reading<T> {
    Optional<T> read(DefinitionNode.Scalar scalar, Complaints complaints);
  }

  @Override
  public Optional<T> read(DefinitionNode node, Complaints complaints) {
    if (node instanceof DefinitionNode.Scalar scalar) {
      return reading.read(scalar, complaints);
    }
    complaints.add(
        node.position(),
        "must be " + expected + ", not " + node.described(),
        "Write " + expected + ".");
    return Optional.empty();
  }
}
