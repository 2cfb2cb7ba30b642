/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.SequenceOrder;
import java.math.BigInteger;
import java.util.Arrays;

/** The values of one derived attribute, kept oldest first and read in the declared order. */
final class DerivedValues implements DerivedColumn {
  private final SequenceOrder order;
  private int length;
  private boolean[] nulls = new boolean[16];
  private long[] low = new long[16];
  private long[] high = new long[16];

  DerivedValues(SequenceOrder order) {
    this.order = order;
  }

  void begin(int events) {
    length = events;
    if (events > low.length) {
      int capacity = Math.max(events, 2 * low.length);
      nulls = Arrays.copyOf(nulls, capacity);
      low = Arrays.copyOf(low, capacity);
      high = Arrays.copyOf(high, capacity);
    }
  }

  void setNull(int i) {
    nulls[i] = true;
  }

  void set(int i, long number) {
    set(i, number, number >> 63);
  }

  /** Sets a number of 128 bits. */
  void set(int i, long lowBits, long highBits) {
    nulls[i] = false;
    low[i] = lowBits;
    high[i] = highBits;
  }

  void set(int i, double number) {
    set(i, Double.doubleToRawLongBits(number), 0);
  }

  @Override
  public boolean isNull(int position) {
    return nulls[fromOldest(position)];
  }

  @Override
  public long longAt(int position) {
    return low[fromOldest(position)];
  }

  @Override
  public double doubleAt(int position) {
    return Double.longBitsToDouble(low[fromOldest(position)]);
  }

  @Override
  public BigInteger unscaledAt(int position) {
    int i = fromOldest(position);
    if (high[i] == low[i] >> 63) {
      return BigInteger.valueOf(low[i]);
    }
    return BigInteger.valueOf(high[i])
        .shiftLeft(64)
        .or(BigInteger.valueOf(low[i] & Long.MAX_VALUE))
        .or(low[i] < 0 ? BigInteger.ONE.shiftLeft(63) : BigInteger.ZERO);
  }

  private int fromOldest(int position) {
    if (position < 0 || position >= length) {
      throw new IndexOutOfBoundsException(position + " of " + length);
    }
    return order == SequenceOrder.OLDEST_FIRST ? position : length - 1 - position;
  }
}
