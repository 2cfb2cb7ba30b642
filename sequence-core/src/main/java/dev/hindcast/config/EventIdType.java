/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.EventIdentity;
import java.util.List;
import java.util.Optional;

/** A column, a list of columns, or {@code content-hash}. */
final class EventIdType implements ValueType<EventIdentity> {
  static final String CONTENT_HASH = "content-hash";
  private static final ListType COLUMNS =
      new ListType("list of column names", NameType.COLUMN, "[invoice, line]");
  private static final String CHOICES =
      "Write a column, a list of columns such as [invoice, line], or content-hash.";

  @Override
  public String described() {
    return "column name, list of column names, or `content-hash`";
  }

  @Override
  public Optional<EventIdentity> read(DefinitionNode node, Complaints complaints) {
    if (node instanceof DefinitionNode.Scalar scalar) {
      if (scalar.text().equals(CONTENT_HASH)) {
        return Optional.of(new EventIdentity.ContentHash());
      }
      return NameType.COLUMN
          .read(node, (position, what, remedy) -> complaints.add(position, what, CHOICES))
          .map(column -> new EventIdentity.Columns(List.of(column)));
    }
    if (node instanceof DefinitionNode.Items list) {
      if (list.items().isEmpty()) {
        complaints.add(node.position(), "names no column", CHOICES);
        return Optional.empty();
      }
      return COLUMNS.read(list, complaints).map(EventIdentity.Columns::new);
    }
    complaints.add(
        node.position(),
        "must be a column, a list of columns or content-hash, not " + node.described(),
        CHOICES);
    return Optional.empty();
  }
}
