/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.List;

/** What tells the events of one user and source apart. */
public sealed interface EventIdentity {
  /** One or several columns, compared in their order. */
  record Columns(List<String> names) implements EventIdentity {
    public Columns {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("event-id needs at least one column");
      }
    }
  }

  /** The row's own content: event time and attributes. Identical rows are one event. */
  record ContentHash() implements EventIdentity {}
}
