/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

/**
 * Tells which events may have several revisions, of a fixed size whatever their number: an identity
 * that was added once is reported as repeated only if it shares its bit with another one, and one
 * that was added more often always is.
 */
final class RepeatedIdentities {
  private static final int BITS = 1 << 25;

  private final long[] seen = new long[BITS / Long.SIZE];
  private final long[] repeated = new long[BITS / Long.SIZE];

  void add(long identityHash) {
    int word = word(identityHash);
    long bit = bit(identityHash);
    if ((seen[word] & bit) == 0) {
      seen[word] |= bit;
    } else {
      repeated[word] |= bit;
    }
  }

  boolean mayContain(long identityHash) {
    return (repeated[word(identityHash)] & bit(identityHash)) != 0;
  }

  private static int word(long identityHash) {
    return (int) (identityHash >>> 6) & (BITS / Long.SIZE - 1);
  }

  private static long bit(long identityHash) {
    return 1L << identityHash;
  }
}
