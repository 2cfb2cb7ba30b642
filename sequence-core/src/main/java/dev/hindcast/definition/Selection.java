/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a sequence leaves out beyond its filter and its lookback, applied in this order and before
 * the cut to the most events that it keeps.
 *
 * @param exclude events that share something with the label; null shares nothing
 * @param distinctBy attribute of whose every value only the newest event stays; events in which it
 *     is null all stay
 * @param collapseRepeats attributes that make neighbours a run, of which only the newest event
 *     stays; null equals null; empty for no collapsing
 * @param quota most events of each kind
 */
public record Selection(
    Set<Exclusion> exclude,
    Optional<String> distinctBy,
    List<String> collapseRepeats,
    Optional<Quota> quota) {
  /** Leaves nothing out. */
  public static final Selection ALL =
      new Selection(Set.of(), Optional.empty(), List.of(), Optional.empty());

  public Selection {
    EnumSet<Exclusion> inOrder = EnumSet.noneOf(Exclusion.class);
    inOrder.addAll(exclude);
    exclude = Collections.unmodifiableSet(inOrder);
    Objects.requireNonNull(distinctBy, "distinctBy");
    collapseRepeats = List.copyOf(collapseRepeats);
    Objects.requireNonNull(quota, "quota");
  }
}
