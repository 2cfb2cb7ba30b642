/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Groups and amounts of the events in slots. */
final class SlotFacts {
  private record Pair(int byLane, int ofLane, PairIds ids) {}

  private final int groupLanes;
  private final int amountLanes;
  private final List<Pair> pairs = new ArrayList<>();
  private int[] groups = {};
  private long[] amounts = {};
  private long[] presentAmounts = {};

  SlotFacts(int groupLanes, int amountLanes) {
    this.groupLanes = groupLanes;
    this.amountLanes = amountLanes;
  }

  /** A lane of its own for the pairs that two lanes make; asked for before any event. */
  int pairLane(int byLane, int ofLane) {
    pairs.add(new Pair(byLane, ofLane, new PairIds()));
    return width() - 1;
  }

  boolean isEmpty() {
    return groupLanes == 0 && amountLanes == 0;
  }

  void clear() {
    pairs.forEach(pair -> pair.ids().clear());
  }

  void store(int slot, EventFacts facts) {
    int width = width();
    if ((slot + 1) * width > groups.length) {
      groups = Arrays.copyOf(groups, Math.max(16, 2 * (slot + 1)) * width);
    }
    System.arraycopy(facts.groups, 0, groups, slot * width, groupLanes);
    for (int n = 0; n < pairs.size(); n++) {
      Pair pair = pairs.get(n);
      groups[slot * width + groupLanes + n] =
          pair.ids().of(facts.groups[pair.byLane()], facts.groups[pair.ofLane()]);
    }
    if (amountLanes > 0) {
      if (slot >= presentAmounts.length) {
        presentAmounts = Arrays.copyOf(presentAmounts, Math.max(16, 2 * (slot + 1)));
        amounts = Arrays.copyOf(amounts, presentAmounts.length * amountLanes);
      }
      System.arraycopy(facts.amounts, 0, amounts, slot * amountLanes, amountLanes);
      presentAmounts[slot] = facts.presentAmounts();
    }
  }

  /** Group of an event, or {@link GroupLanes#NULL}. */
  int group(int lane, int slot) {
    return groups[slot * width() + lane];
  }

  boolean hasAmount(int lane, int slot) {
    return (presentAmounts[slot] >>> lane & 1) != 0;
  }

  /** Amount of an event in a lane in which it has one. */
  long amount(int lane, int slot) {
    return amounts[slot * amountLanes + lane];
  }

  private int width() {
    return groupLanes + pairs.size();
  }
}
