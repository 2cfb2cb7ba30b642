/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/**
 * Groups and amounts of one event, filled anew for every offer; the assembler copies what it needs.
 */
public final class EventFacts {
  final int[] groups;
  final long[] amounts;
  private long presentAmounts;

  public EventFacts(GroupLanes groups, AmountLanes amounts) {
    this.groups = new int[groups.size()];
    this.amounts = new long[amounts.size()];
    clear();
  }

  /** Everything is null. */
  public EventFacts clear() {
    Arrays.fill(groups, GroupLanes.NULL);
    Arrays.fill(amounts, 0);
    presentAmounts = 0;
    return this;
  }

  /** Sets the group of a lane; {@link GroupLanes#NULL} for null. */
  public EventFacts group(int lane, int id) {
    groups[lane] = id;
    return this;
  }

  /** Sets the amount of an integer lane, or the unscaled one of a decimal lane. */
  public EventFacts amount(int lane, long amount) {
    amounts[lane] = amount;
    presentAmounts |= 1L << lane;
    return this;
  }

  /** Sets the amount of a double lane. */
  public EventFacts doubleAmount(int lane, double amount) {
    return amount(lane, Double.doubleToLongBits(amount));
  }

  /** Bit n is set if the amount of lane n is not null. */
  long presentAmounts() {
    return presentAmounts;
  }
}
