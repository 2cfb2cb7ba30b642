/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;
import java.util.Optional;

/** A column or a list of columns. */
final class ColumnsType implements ValueType<List<String>> {
  private static final ListType COLUMNS =
      new ListType("list of column names", NameType.COLUMN, "[invoice, line]");
  private static final String CHOICES =
      "Write a column, or a list of columns such as [invoice, line].";

  @Override
  public String described() {
    return "column name or list of column names";
  }

  @Override
  public Optional<List<String>> read(DefinitionNode node, Complaints complaints) {
    if (!(node instanceof DefinitionNode.Items list)) {
      return NameType.COLUMN
          .read(node, (position, what, remedy) -> complaints.add(position, what, CHOICES))
          .map(List::of);
    }
    if (list.items().isEmpty()) {
      complaints.add(node.position(), "names no column", CHOICES);
      return Optional.empty();
    }
    return COLUMNS.read(list, complaints);
  }
}
