/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.time.Micros;
import java.util.Arrays;

/** Exact sums of integers or unscaled decimals, in 128 bits. */
final class WholeSums implements EventTotals {
  private final String sequence;
  private final DerivedShape shape;
  private final SlotFacts facts;
  private long[] low = new long[16];
  private long[] high = new long[16];

  WholeSums(String sequence, DerivedShape shape, SlotFacts facts) {
    this.sequence = sequence;
    this.shape = shape;
    this.facts = facts;
  }

  @Override
  public void add(int slot, int group, int times) {
    if (facts.hasAmount(shape.ofLane(), slot)) {
      if (group >= low.length) {
        low = Arrays.copyOf(low, 2 * group);
        high = Arrays.copyOf(high, 2 * group);
      }
      long amount = facts.amount(shape.ofLane(), slot);
      long before = low[group];
      if (times > 0) {
        low[group] = before + amount;
        high[group] += (amount >> 63) + (Long.compareUnsigned(low[group], before) < 0 ? 1 : 0);
      } else {
        low[group] = before - amount;
        high[group] -= (amount >> 63) + (Long.compareUnsigned(before, amount) < 0 ? 1 : 0);
      }
    }
  }

  @Override
  public void read(int group, int i, LabelView view, DerivedValues values) {
    long lowBits = group < low.length ? low[group] : 0;
    long highBits = group < low.length ? high[group] : 0;
    values.set(i, lowBits, highBits);
    if (shape.kind().orElseThrow() == AmountKind.INTEGER && highBits != lowBits >> 63) {
      throw new HindcastException(
          ErrorCode.SUM_OVERFLOW,
          "Cannot write "
              + shape.name()
              + " of sequence "
              + sequence
              + " for a label at "
              + Micros.text(view.labelTimeMicros())
              + ": the sum of its integers does not fit into 64 bits. Sum up a decimal, or a"
              + " shorter time within which events count.");
    }
  }
}
