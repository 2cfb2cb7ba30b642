/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/** Exact sums of doubles, rounded once when they are read. */
final class DoubleSums implements EventTotals {
  private final int lane;
  private final SlotFacts facts;
  private ExactSum[] sums = new ExactSum[16];

  DoubleSums(int lane, SlotFacts facts) {
    this.lane = lane;
    this.facts = facts;
  }

  @Override
  public void add(int slot, int group, int times) {
    if (facts.hasAmount(lane, slot)) {
      if (group >= sums.length) {
        sums = Arrays.copyOf(sums, 2 * group);
      }
      if (sums[group] == null) {
        sums[group] = new ExactSum();
      }
      sums[group].add(Double.longBitsToDouble(facts.amount(lane, slot)), times);
    }
  }

  @Override
  public void read(int group, int i, LabelView view, DerivedValues values) {
    values.set(i, group < sums.length && sums[group] != null ? sums[group].value() : 0.0);
  }
}
