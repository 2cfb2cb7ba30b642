/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;
import java.util.Optional;

/** {@code true}, {@code false}, an attribute or a list of attributes. */
final class RepeatsType implements ValueType<Repeats> {
  private static final ListType ATTRIBUTES =
      new ListType("list of attribute names", NameType.COLUMN, "[item]");
  private static final String CHOICES =
      "Write true, false, an attribute, or a list of attributes such as [item].";

  @Override
  public String described() {
    return "`true`, `false`, attribute name, or list of attribute names";
  }

  @Override
  public Optional<Repeats> read(DefinitionNode node, Complaints complaints) {
    if (node instanceof DefinitionNode.Items list) {
      return ATTRIBUTES.read(list, complaints).map(Repeats.In::new);
    }
    if (node instanceof DefinitionNode.Scalar scalar) {
      return switch (scalar.text()) {
        case "true" -> Optional.of(new Repeats.InAll());
        case "false" -> Optional.of(new Repeats.In(List.of()));
        default ->
            NameType.COLUMN
                .read(node, (position, what, remedy) -> complaints.add(position, what, CHOICES))
                .map(name -> new Repeats.In(List.of(name)));
      };
    }
    complaints.add(node.position(), "must name attributes, not be " + node.described(), CHOICES);
    return Optional.empty();
  }
}
