/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The hash by which rows are ordered: XXH64 of the user's text, seed 42. */
public final class UserHash {
  private static final long SEED = 42;
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;
  private static final int STRIPE = 32;

  private UserHash() {}

  /** Of the UTF-8 of a user id. */
  public static long of(byte[] text) {
    ByteBuffer bytes = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);
    long hash = (text.length < STRIPE ? SEED + P5 : stripes(bytes, SEED)) + text.length;
    while (bytes.remaining() >= Long.BYTES) {
      hash = Long.rotateLeft(hash ^ round(0, bytes.getLong()), 27) * P1 + P4;
    }
    if (bytes.remaining() >= Integer.BYTES) {
      long word = Integer.toUnsignedLong(bytes.getInt());
      hash = Long.rotateLeft(hash ^ (word * P1), 23) * P2 + P3;
    }
    while (bytes.hasRemaining()) {
      hash = Long.rotateLeft(hash ^ (Byte.toUnsignedLong(bytes.get()) * P5), 11) * P1;
    }
    hash = (hash ^ (hash >>> 33)) * P2;
    hash = (hash ^ (hash >>> 29)) * P3;
    return hash ^ (hash >>> 32);
  }

  private static long stripes(ByteBuffer bytes, long seed) {
    long[] lanes = {seed + P1 + P2, seed + P2, seed, seed - P1};
    while (bytes.remaining() >= STRIPE) {
      for (int lane = 0; lane < lanes.length; lane++) {
        lanes[lane] = round(lanes[lane], bytes.getLong());
      }
    }
    long hash =
        Long.rotateLeft(lanes[0], 1)
            + Long.rotateLeft(lanes[1], 7)
            + Long.rotateLeft(lanes[2], 12)
            + Long.rotateLeft(lanes[3], 18);
    for (long lane : lanes) {
      hash = (hash ^ round(0, lane)) * P1 + P4;
    }
    return hash;
  }

  private static long round(long lane, long word) {
    return Long.rotateLeft(lane + word * P2, 31) * P1;
  }
}
