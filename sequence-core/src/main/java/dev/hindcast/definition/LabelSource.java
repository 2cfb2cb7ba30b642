/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An Iceberg table of labels with its mapping.
 *
 * @param table {@code catalog.namespace.table}
 * @param id column of the label id
 * @param user column of the user id
 * @param time column of the label time
 * @param columns further columns that are carried through, in order
 * @param where SQL predicate that selects labels
 * @param timeZone zone of timestamps without zone; without it such timestamps are refused
 */
public record LabelSource(
    String table,
    String id,
    String user,
    String time,
    List<String> columns,
    Optional<String> where,
    Optional<String> timeZone) {
  public LabelSource {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(time, "time");
    columns = List.copyOf(columns);
  }
}
