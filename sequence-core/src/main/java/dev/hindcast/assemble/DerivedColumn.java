/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.math.BigInteger;

/**
 * A derived attribute of the sequence that was answered last, by the positions of {@link
 * AssembledSequence#slot}. It is overwritten by the next answer.
 */
public interface DerivedColumn {
  /** Whether the value is null. */
  boolean isNull(int position);

  /** The value, unless it is null, a sum of decimals or a sum of doubles. */
  long longAt(int position);

  /**
   * A sum of doubles, correctly rounded from the exact sum; infinities and NaN as in IEEE 754. An
   * exact zero is {@code 0.0}.
   */
  double doubleAt(int position);

  /** A sum of decimals as an unscaled number of the lane's scale, or of integers. */
  BigInteger unscaledAt(int position);
}
