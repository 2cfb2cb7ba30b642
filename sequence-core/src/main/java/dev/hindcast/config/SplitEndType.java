/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.time.Micros;
import java.util.Optional;

/** {@code "< instant"}. */
final class SplitEndType implements ValueType<Long> {
  private static final String BEFORE = "<";
  private static final String CHOICES =
      "Write the instant at which the split ends, such as \"< 2026-03-01\".";

  @Override
  public String described() {
    return "`\"< <instant>\"`";
  }

  @Override
  public Optional<Long> read(DefinitionNode node, Complaints complaints) {
    if (!(node instanceof DefinitionNode.Scalar scalar)) {
      complaints.add(node.position(), "must be an instant, not " + node.described(), CHOICES);
      return Optional.empty();
    }
    String text = scalar.text().strip();
    if (!text.startsWith(BEFORE)) {
      complaints.add(
          scalar.position(),
          ShownText.quoted(scalar.text()) + " does not begin with " + BEFORE,
          CHOICES);
      return Optional.empty();
    }
    String end = text.substring(BEFORE.length()).strip();
    return ValueTypes.INSTANT.read(
        new DefinitionNode.Scalar(scalar.position(), scalar.tier(), scalar.kind(), end),
        (position, what, remedy) -> complaints.add(position, what, CHOICES));
  }

  static String text(long untilMicros) {
    return BEFORE + " " + Micros.text(untilMicros);
  }
}
