/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

/**
 * The exact sum of doubles, from which some may be taken out again: a number of 2,100 bits above
 * the least double, in limbs of 32 bits that carry only when it is read. Up to 2<sup>30</sup>
 * numbers.
 */
final class ExactSum {
  private static final int LIMB = 32;
  private static final long LIMB_BITS = 0xFFFF_FFFFL;
  private static final int LIMBS = 70;
  private static final int FRACTION = 52;
  private static final int EXPONENT_BITS = 0x7ff;
  private static final int LEAST_EXPONENT = Double.MIN_EXPONENT - FRACTION;

  private final long[] limbs = new long[LIMBS];
  private final int[] digits = new int[LIMBS];
  private int first = LIMBS;
  private int last = -1;
  private int notNumbers;
  private int infinities;
  private int negativeInfinities;

  /** Adds a number (1) or takes it out again (-1). */
  void add(double number, int times) {
    if (Double.isNaN(number)) {
      notNumbers += times;
    } else if (number == Double.POSITIVE_INFINITY) {
      infinities += times;
    } else if (number == Double.NEGATIVE_INFINITY) {
      negativeInfinities += times;
    } else if (number != 0) {
      addFinite(Double.doubleToRawLongBits(number), number < 0 ? -times : times);
    }
  }

  /** The sum, rounded half to even. */
  double value() {
    if (notNumbers > 0 || (infinities > 0 && negativeInfinities > 0)) {
      return Double.NaN;
    }
    if (infinities > 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (negativeInfinities > 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return last < 0 ? 0.0 : finite();
  }

  private void addFinite(long bits, long sign) {
    int exponent = ((int) (bits >>> FRACTION)) & EXPONENT_BITS;
    long fraction = bits & ((1L << FRACTION) - 1);
    long significand = exponent == 0 ? fraction : fraction | (1L << FRACTION);
    int lowestBit = Math.max(exponent, 1) - 1;
    int limb = lowestBit / LIMB;
    int shift = lowestBit % LIMB;
    limbs[limb] += sign * ((significand << shift) & LIMB_BITS);
    limbs[limb + 1] += sign * ((significand >>> (LIMB - shift)) & LIMB_BITS);
    limbs[limb + 2] += sign * (shift == 0 ? 0 : significand >>> (2 * LIMB - shift));
    first = Math.min(first, limb);
    last = Math.max(last, limb + 2);
  }

  private double finite() {
    long carry = 0;
    for (int i = first; i <= last; i++) {
      long limb = limbs[i] + carry;
      digits[i] = (int) limb;
      carry = limb >> LIMB;
    }
    digits[last + 1] = (int) carry;
    boolean isNegative = carry < 0;
    if (isNegative) {
      negate();
    }
    int top = last + 1;
    while (top > 0 && digits[top] == 0) {
      top--;
    }
    double magnitude = rounded(LIMB * (top + 1) - Integer.numberOfLeadingZeros(digits[top]));
    return isNegative ? -magnitude : magnitude;
  }

  private void negate() {
    long carry = 1;
    for (int i = first; i <= last + 1; i++) {
      long digit = (~digits[i] & LIMB_BITS) + carry;
      digits[i] = (int) digit;
      carry = digit >>> LIMB;
    }
  }

  private double rounded(int bitLength) {
    int cut = bitLength - FRACTION - 1;
    if (cut <= 0) {
      return bits(0) * Double.MIN_VALUE;
    }
    long significand = bits(cut);
    boolean isHalfOrMore = ((digits[(cut - 1) / LIMB] >>> ((cut - 1) % LIMB)) & 1) != 0;
    if (isHalfOrMore && ((significand & 1) != 0 || hasBitsBelow(cut - 1))) {
      significand++;
    }
    return Math.scalb((double) significand, cut + LEAST_EXPONENT);
  }

  /** All bits from one on; there are no more than 53. */
  private long bits(int from) {
    int limb = from / LIMB;
    int shift = from % LIMB;
    long bits = ((digits[limb] & LIMB_BITS) | ((long) digits[limb + 1] << LIMB)) >>> shift;
    return shift == 0 ? bits : bits | ((long) digits[limb + 2] << (2 * LIMB - shift));
  }

  private boolean hasBitsBelow(int bit) {
    for (int i = first; i < bit / LIMB; i++) {
      if (digits[i] != 0) {
        return true;
      }
    }
    return (digits[bit / LIMB] & ((1 << (bit % LIMB)) - 1)) != 0;
  }
}
