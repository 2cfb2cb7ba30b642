/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.Exclusion;

/** Which events share something with the label that is answered now. */
final class LabelExclusion {
  private static final int NONE = -1;

  private final SelectionShape selection;
  private final SlotFacts facts;
  private final int[] lanes;
  private final int[] groups;
  private boolean canExclude;

  LabelExclusion(SelectionShape selection, SlotFacts facts) {
    this.selection = selection;
    this.facts = facts;
    this.lanes = selection.excludeLanes().stream().mapToInt(Integer::intValue).toArray();
    this.groups = new int[lanes.length];
  }

  void moveTo(LabelGroups label) {
    canExclude = false;
    for (int n = 0; n < groups.length; n++) {
      groups[n] = label.of(selection.exclude().get(n));
      canExclude |= groups[n] != GroupLanes.NULL;
    }
  }

  int lanes() {
    return lanes.length;
  }

  int lane(int n) {
    return lanes[n];
  }

  /** The label's group in the n-th lane, or {@link GroupLanes#NULL}. */
  int group(int n) {
    return groups[n];
  }

  boolean covers(int slot) {
    return canExclude && match(slot) != NONE;
  }

  /** The first exclusion that covers an event; there must be one. */
  Exclusion reason(int slot) {
    return selection.exclude().get(match(slot));
  }

  private int match(int slot) {
    for (int n = 0; n < lanes.length; n++) {
      if (groups[n] != GroupLanes.NULL && groups[n] == facts.group(lanes[n], slot)) {
        return n;
      }
    }
    return NONE;
  }
}
