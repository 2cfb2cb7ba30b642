/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A selection with the group lanes that it reads.
 *
 * @param exclude what excludes an event, in declared order
 * @param excludeLanes the lanes of {@code exclude}, in its order
 * @param distinctLane lane of distinct-by; -1 without it
 * @param collapseLanes lanes that are equal within a run; empty for no collapsing
 * @param kindLane lane of kinds; -1 without a quota
 * @param most events of each kind of that lane
 */
public record SelectionShape(
    List<Exclusion> exclude,
    List<Integer> excludeLanes,
    int distinctLane,
    List<Integer> collapseLanes,
    int kindLane,
    List<Integer> most) {
  /** Leaves nothing out. */
  public static final SelectionShape ALL =
      new SelectionShape(
          List.of(), List.of(), GroupLanes.NO_LANE, List.of(), GroupLanes.NO_LANE, List.of());

  public SelectionShape {
    exclude = List.copyOf(exclude);
    excludeLanes = List.copyOf(excludeLanes);
    collapseLanes = List.copyOf(collapseLanes);
    most = List.copyOf(most);
  }

  static SelectionShape of(
      DatasetDefinition definition, SequenceDefinition sequence, GroupLanes groups) {
    Selection selection = sequence.selection();
    List<Integer> excludeLanes = new ArrayList<>();
    selection.exclude().forEach(exclusion -> excludeLanes.add(groups.of(exclusion)));
    List<Integer> collapseLanes = new ArrayList<>();
    selection
        .collapseRepeats()
        .forEach(name -> collapseLanes.add(groups.of(definition, sequence, name)));
    return new SelectionShape(
        List.copyOf(selection.exclude()),
        excludeLanes,
        selection
            .distinctBy()
            .map(name -> groups.of(definition, sequence, name))
            .orElse(GroupLanes.NO_LANE),
        collapseLanes,
        selection
            .quota()
            .map((Quota quota) -> groups.of(definition, sequence, quota))
            .orElse(GroupLanes.NO_LANE),
        selection.quota().map(quota -> List.copyOf(quota.most().values())).orElse(List.of()));
  }

  /** How many of distinct-by, collapse-repeats and quota there are. */
  int reductions() {
    return (distinctLane >= 0 ? 1 : 0)
        + (collapseLanes.isEmpty() ? 0 : 1)
        + (kindLane >= 0 ? 1 : 0);
  }
}
