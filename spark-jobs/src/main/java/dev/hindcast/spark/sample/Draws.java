/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

/**
 * Numbers that look drawn and are none: the n-th is a fixed hash (SplitMix64) of the seed and n, so
 * a seed gives the same shop on every machine and JDK. One instance is used by one thread.
 */
final class Draws {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  Draws(long seed) {
    state = seed;
  }

  /** A share in [0, 1). */
  double share() {
    return (next() >>> 11) * UNIT;
  }

  /** A number in [0, bound). */
  int below(int bound) {
    return (int) (share() * bound);
  }

  /** Whether something happens that happens in that share of cases. */
  boolean happens(double share) {
    return share() < share;
  }

  /** A number in [from, to). */
  long between(long from, long to) {
    return from + (long) (share() * (to - from));
  }

  private long next() {
    state += STEP;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
