/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Optional;

/** A catalog property: any text. Errors do not show it, for it may be a secret. */
final class PropertyType implements ValueType<String> {
  private static final int LONGEST = 65_536;

  @Override
  public String described() {
    return "text";
  }

  @Override
  public Optional<String> read(DefinitionNode node, Complaints complaints) {
    if (!(node instanceof DefinitionNode.Scalar scalar)) {
      complaints.add(node.position(), "must be a text, not " + node.described(), "Write one text.");
      return Optional.empty();
    }
    if (scalar.text().length() > LONGEST) {
      complaints.add(
          node.position(),
          "is too long: " + scalar.text().length() + " characters",
          "Write at most " + LONGEST + " characters.");
      return Optional.empty();
    }
    return Optional.of(scalar.text());
  }
}
