/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.KnownAfter;
import java.util.Optional;
import java.util.regex.Pattern;

/** A duration after the event, or a timestamp column. */
final class KnownAfterType implements ValueType<KnownAfter> {
  private static final Pattern AMOUNT = Pattern.compile("\\s*[+-]?[0-9]");
  private static final String CHOICES =
      "Write a duration after the event such as 30 minutes, or a timestamp column.";

  @Override
  public String described() {
    return "duration or column name";
  }

  @Override
  public Optional<KnownAfter> read(DefinitionNode node, Complaints complaints) {
    if (node instanceof DefinitionNode.Scalar scalar && isAmount(scalar.text())) {
      return UnitText.DURATION.read(node, complaints).map(KnownAfter.Delay::new);
    }
    if (node instanceof DefinitionNode.Scalar) {
      return NameType.COLUMN
          .read(node, (position, what, remedy) -> complaints.add(position, what, CHOICES))
          .map(KnownAfter.Column::new);
    }
    complaints.add(
        node.position(), "must be a duration or a column, not " + node.described(), CHOICES);
    return Optional.empty();
  }

  /** No column begins like that. */
  private static boolean isAmount(String text) {
    return AMOUNT.matcher(text).lookingAt();
  }

  static String text(KnownAfter knownAfter) {
    return knownAfter instanceof KnownAfter.Delay delay
        ? UnitText.DURATION.text(delay.micros())
        : ((KnownAfter.Column) knownAfter).name();
  }
}
