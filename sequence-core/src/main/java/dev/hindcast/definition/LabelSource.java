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
 * @param request column of the request that the label belongs to
 * @param event columns of the id of the label's own event; empty if it has none
 * @param session column of the session that the label belongs to
 * @param outcome when the label is mature; always without it
 * @param sample keeps a share of the labels; all without it
 */
public record LabelSource(
    String table,
    String id,
    String user,
    String time,
    List<String> columns,
    Optional<String> where,
    Optional<String> timeZone,
    Optional<String> request,
    List<String> event,
    Optional<String> session,
    Optional<Outcome> outcome,
    Optional<LabelSampling> sample) {
  public LabelSource {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(time, "time");
    columns = List.copyOf(columns);
    Objects.requireNonNull(request, "request");
    event = List.copyOf(event);
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(sample, "sample");
    if (sample.isPresent()
        && sample.get().by().equals(LabelSampling.REQUEST)
        && request.isEmpty()) {
      throw new IllegalArgumentException("labels without a request cannot be sampled by it");
    }
  }
}
