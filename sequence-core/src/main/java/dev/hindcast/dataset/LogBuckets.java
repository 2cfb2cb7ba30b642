/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

/**
 * Places of numbers that are not negative by magnitude: each power of two has {@code 2^bits} places
 * of equal width, numbers below {@code 2^bits} one each.
 *
 * @param bits 1 to 16
 */
public record LogBuckets(int bits) {
  public LogBuckets {
    Checks.require(bits >= 1 && bits <= 16, "bits must be 1 to 16: " + bits);
  }

  /** How many places there are. */
  public int count() {
    return (Long.SIZE - bits) << bits;
  }

  /** The place of a number. */
  public int of(long value) {
    int steps = 1 << bits;
    if (value < steps) {
      return (int) value;
    }
    int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    int step = (int) (value >>> (exponent - bits)) & (steps - 1);
    return ((exponent - bits + 1) << bits) + step;
  }

  /** The greatest number that has a place. */
  public long last(int bucket) {
    int steps = 1 << bits;
    if (bucket < steps) {
      return bucket;
    }
    int shift = (bucket >> bits) - 1;
    return ((steps + (bucket & (steps - 1)) + 1L) << shift) - 1;
  }
}
