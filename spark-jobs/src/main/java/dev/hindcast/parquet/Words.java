/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Byte strings looked at in words of 8 bytes, little-endian. */
final class Words {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static void putShort(byte[] bytes, int place, short value) {
    SHORTS.set(bytes, place, value);
  }

  /** The 8 bytes from a place on. */
  static long at(byte[] bytes, int place) {
    return (long) LONGS.get(bytes, place);
  }

  /** The 1 to 7 bytes from a place up to the end, filled up with zeros. */
  static long tail(byte[] bytes, int place, int end) {
    int missing = Long.BYTES - (end - place);
    if (place + Long.BYTES <= bytes.length) {
      return (long) LONGS.get(bytes, place) << (missing * Byte.SIZE) >>> (missing * Byte.SIZE);
    }
    if (place >= missing) {
      return (long) LONGS.get(bytes, place - missing) >>> (missing * Byte.SIZE);
    }
    long word = 0;
    for (int at = end - 1; at >= place; at--) {
      word = (word << Byte.SIZE) | (bytes[at] & 0xFFL);
    }
    return word;
  }

  /** A hash that equal byte strings share; meant for short ones. */
  static int hash(byte[] bytes, int place, int length) {
    long hash = length;
    int at = place;
    int end = place + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = (hash ^ ValueHash.mix(at(bytes, at))) * ValueHash.A;
    }
    if (at < end) {
      hash = (hash ^ ValueHash.mix(tail(bytes, at, end))) * ValueHash.A;
    }
    return (int) (hash >>> 32);
  }

  /** Whether two byte strings of one length are equal; meant for short ones. */
  static boolean equal(byte[] a, int aPlace, byte[] b, int bPlace, int length) {
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      if (at(a, aPlace + at) != at(b, bPlace + at)) {
        return false;
      }
    }
    return at == length
        || tail(a, aPlace + at, aPlace + length) == tail(b, bPlace + at, bPlace + length);
  }
}
