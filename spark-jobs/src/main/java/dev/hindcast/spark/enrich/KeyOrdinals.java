/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/** Numbers distinct keys from 0 in the order in which they come; keys are compared as bytes. */
final class KeyOrdinals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands for a key that is not there. */
  static final int NONE = -1;

  private static final int SEED = 42;

  private byte[] bytes = new byte[1024];
  private int[] ends = new int[64];
  private int[] table = filled(128);
  private int size;

  int size() {
    return size;
  }

  /** Bytes that the keys fill. */
  long keyBytes() {
    return end(size - 1);
  }

  /** Number of a key, or {@link #NONE}. */
  int find(byte[] key) {
    return table[placeOf(key)];
  }

  /** Number of a key, which is new or known. */
  int add(byte[] key) {
    int place = placeOf(key);
    if (table[place] != NONE) {
      return table[place];
    }
    int from = end(size - 1);
    int to = Math.addExact(from, key.length);
    if (to > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(to, 2L * from)));
    }
    System.arraycopy(key, 0, bytes, from, key.length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ends[size] = to;
    table[place] = size++;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  byte[] key(int ordinal) {
    return Arrays.copyOfRange(bytes, end(ordinal - 1), end(ordinal));
  }

  private int end(int ordinal) {
    return ordinal < 0 ? 0 : ends[ordinal];
  }

  private int placeOf(byte[] key) {
    int mask = table.length - 1;
    int place = hash(key, 0, key.length) & mask;
    while (table[place] != NONE && !isSame(table[place], key)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private boolean isSame(int ordinal, byte[] key) {
    return Arrays.equals(bytes, end(ordinal - 1), end(ordinal), key, 0, key.length);
  }

  private void grow() {
    table = filled(table.length * 2);
    int mask = table.length - 1;
    for (int ordinal = 0; ordinal < size; ordinal++) {
      int from = end(ordinal - 1);
      int place = hash(bytes, from, end(ordinal) - from) & mask;
      while (table[place] != NONE) {
        place = (place + 1) & mask;
      }
      table[place] = ordinal;
    }
  }

  private static int hash(byte[] of, int from, int length) {
    return Murmur3_x86_32.hashUnsafeBytes2(of, Platform.BYTE_ARRAY_OFFSET + from, length, SEED);
  }

  private static int[] filled(int length) {
    int[] table = new int[length];
    Arrays.fill(table, NONE);
    return table;
  }
}
