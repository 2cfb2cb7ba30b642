/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.event;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Writes a tuple of values as bytes whose unsigned order is the order of the tuple: nulls first,
 * numbers by value, text by UTF-8 bytes (which is the order of code points), -0.0 equal to 0.0, NaN
 * greatest. Unequal tuples of the same types have unequal bytes. The format is that of a common
 * order-preserving tuple encoding: a tag for null, big-endian numbers with the sign flipped, and
 * text ended by 0x00 0x00 with each 0x00 inside written as 0x00 0xFF.
 */
public final class OrderKey {
  private static final byte NULL = 0;
  private static final byte PRESENT = 1;

  private byte[] bytes = new byte[64];
  private int length;

  /** Starts a new key. */
  public OrderKey begin() {
    length = 0;
    return this;
  }

  public OrderKey addNull() {
    put(NULL);
    return this;
  }

  public OrderKey add(boolean value) {
    put(PRESENT);
    put((byte) (value ? 1 : 0));
    return this;
  }

  public OrderKey add(long value) {
    put(PRESENT);
    putLong(value ^ Long.MIN_VALUE);
    return this;
  }

  public OrderKey add(double value) {
    long bits = Double.doubleToLongBits(value == 0.0 ? 0.0 : value);
    put(PRESENT);
    putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    return this;
  }

  /** Adds a decimal by its unscaled value of at most 127 bits; all values have one scale. */
  public OrderKey addDecimal(BigInteger unscaled) {
    byte[] twos = unscaled.toByteArray();
    if (twos.length > 16) {
      throw new IllegalArgumentException("decimal has more than 127 bits: " + unscaled);
    }
    byte[] wide = new byte[16];
    Arrays.fill(wide, 0, 16 - twos.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(twos, 0, wide, 16 - twos.length, twos.length);
    wide[0] ^= (byte) 0x80;
    put(PRESENT);
    for (byte b : wide) {
      put(b);
    }
    return this;
  }

  public OrderKey add(byte[] value) {
    put(PRESENT);
    for (byte b : value) {
      put(b);
      if (b == 0) {
        put((byte) 0xFF);
      }
    }
    put((byte) 0);
    put((byte) 0);
    return this;
  }

  /** The key so far, as a fresh array. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void putLong(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((byte) (value >>> shift));
    }
  }

  private void put(byte b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = b;
  }
}
