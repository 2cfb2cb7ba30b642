/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.io.api.Binary;

/** The two lanes of a value's hash; docs/reference/row-digest.md defines them. */
final class Lanes {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long PRIME = 0xC2B2AE3D27D4EB4FL;
  private static final long NULL_WORD = 0x6A09E667F3BCC909L;

  private final long ordinal;
  private long first;
  private long second;

  Lanes(int ordinal) {
    this.ordinal = ordinal;
  }

  void restart() {
    first = (ordinal + 1) * GOLDEN;
    second = (ordinal + 1) * PRIME;
  }

  void word(long word) {
    long mixed = avalanche(word);
    long product = (first ^ mixed) * GOLDEN;
    first = product ^ (product >>> 32);
    second = Long.rotateLeft(second + mixed, 29) * PRIME;
  }

  void missing() {
    word(NULL_WORD);
  }

  void bytes(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    word(bytes.remaining());
    while (bytes.remaining() >= Long.BYTES) {
      word(bytes.getLong());
    }
    if (bytes.hasRemaining()) {
      long last = 0;
      for (int bit = 0; bytes.hasRemaining(); bit += Byte.SIZE) {
        last |= Byte.toUnsignedLong(bytes.get()) << bit;
      }
      word(last);
    }
  }

  long high() {
    return avalanche(first);
  }

  long low() {
    return avalanche(second);
  }

  static long avalanche(long value) {
    long v = value;
    v = (v ^ (v >>> 30)) * 0xBF58476D1CE4E5B9L;
    v = (v ^ (v >>> 27)) * 0x94D049BB133111EBL;
    return v ^ (v >>> 31);
  }
}
