/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

/**
 * Hash of one value of one column in two independent 64-bit lanes, the part of the row digest that
 * looks at values.
 *
 * <p>A value is a string of 64-bit words: a null is the word {@link #NULL}; a list is its elements,
 * then their number; a boolean is 0 or 1; INT32 and INT64 are sign-extended; FLOAT and DOUBLE are
 * their IEEE bits, FLOAT's sign-extended, every NaN the canonical one, -0.0 unlike 0.0; bytes of
 * fixed or variable length are their length, then 8 bytes a word, little-endian, the last word
 * filled up with zeros. With {@code mix} as in SplittableRandom (Stafford's variant 13) and all
 * arithmetic modulo 2^64:
 *
 * <pre>
 * start   a = A * (ordinal + 1)             b = B * (ordinal + 1)
 * word w  k = mix(w)
 *         a = (a ^ k) * A;  a ^= a >>> 32   b = rotl(b + k, 29) * B
 * end     high = mix(a)                     low = mix(b)
 * </pre>
 *
 * The hash of a row is {@code (mix(sum of high), mix(sum of low))} over its columns; the digest of
 * rows is the sum of their hashes modulo 2^128. The reference page is docs/reference/row-digest.md.
 */
final class ValueHash {
  static final long A = 0x9E3779B97F4A7C15L;
  static final long B = 0xC2B2AE3D27D4EB4FL;
  static final long NULL = 0x6A09E667F3BCC909L;

  private final long startA;
  private final long startB;
  private long a;
  private long b;

  ValueHash(int ordinal) {
    startA = A * (ordinal + 1L);
    startB = B * (ordinal + 1L);
  }

  static long mix(long word) {
    long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  void start() {
    a = startA;
    b = startB;
  }

  void add(long word) {
    long k = mix(word);
    a = (a ^ k) * A;
    a ^= a >>> 32;
    b = Long.rotateLeft(b + k, 29) * B;
  }

  long high() {
    return mix(a);
  }

  long low() {
    return mix(b);
  }

  /** Adds the length, then the bytes as little-endian words, the last one filled up with zeros. */
  void addBytes(byte[] bytes, int offset, int length) {
    add(length);
    int at = offset;
    int end = offset + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      add(Words.at(bytes, at));
    }
    if (at < end) {
      add(Words.tail(bytes, at, end));
    }
  }
}
