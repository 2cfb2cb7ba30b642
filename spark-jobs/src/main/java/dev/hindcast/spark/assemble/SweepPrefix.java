/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

/**
 * Packs the rank of a user and a time into the 63 bits by which a sorter tells most rows apart
 * without looking at them. The order of prefixes is that of (rank, time); times that are close to
 * each other may share a prefix where the bits do not suffice, users never do.
 *
 * @param fromMicros no time is less
 * @param timeBits bits below those of the rank
 * @param droppedBits low bits of a time that are left out
 */
record SweepPrefix(long fromMicros, int timeBits, int droppedBits) {
  private static final int BITS = 63;

  /** For ranks in {@code [0, users)} and times in {@code [fromMicros, toMicros]}. */
  static SweepPrefix of(int users, long fromMicros, long toMicros) {
    int rankBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, users - 1));
    long range = Math.max(0, toMicros - fromMicros);
    int wanted = Long.SIZE - Long.numberOfLeadingZeros(range);
    int timeBits = Math.min(wanted, BITS - rankBits);
    return new SweepPrefix(fromMicros, timeBits, wanted - timeBits);
  }

  long of(int rank, long timeMicros) {
    return (long) rank << timeBits | (timeMicros - fromMicros) >>> droppedBits;
  }
}
