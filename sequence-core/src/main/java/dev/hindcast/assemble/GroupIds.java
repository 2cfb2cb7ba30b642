/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import java.util.Arrays;

/**
 * Numbers the byte strings of one user, from 0 in the order in which they first come: equal strings
 * get equal numbers. One instance per lane keeps the numbers small, which is what memory is spent
 * by. Not for use by several threads.
 */
public final class GroupIds {
  private static final int FREE = -1;

  private int size;
  private int[] table = new int[32];
  private int[] hashes = new int[16];
  private int[] ends = new int[16];
  private byte[] bytes = new byte[256];

  public GroupIds() {
    Arrays.fill(table, FREE);
  }

  /** Forgets the user before. */
  public void clear() {
    if (size > 0) {
      Arrays.fill(table, FREE);
      size = 0;
    }
  }

  /** How many different strings came. */
  public int size() {
    return size;
  }

  /** Number of all bytes of an array. */
  public int of(byte[] string) {
    return of(string, 0, string.length);
  }

  /** Number of the bytes {@code [from, from + length)}. */
  public int of(byte[] string, int from, int length) {
    int hash = hash(string, from, length);
    int place = placeOf(hash, string, from, length);
    if (table[place] != FREE) {
      return table[place];
    }
    if (size == hashes.length) {
      grow();
      place = placeOf(hash, string, from, length);
    }
    int start = start(size);
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(start, length), bytes.length * 2));
    }
    System.arraycopy(string, from, bytes, start, length);
    hashes[size] = hash;
    ends[size] = start + length;
    table[place] = size;
    return size++;
  }

  private int placeOf(int hash, byte[] string, int from, int length) {
    int place = hash & (table.length - 1);
    while (table[place] != FREE && !isEqual(table[place], hash, string, from, length)) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private boolean isEqual(int id, int hash, byte[] string, int from, int length) {
    return hashes[id] == hash
        && Arrays.equals(bytes, start(id), ends[id], string, from, from + length);
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, size * 2);
    ends = Arrays.copyOf(ends, size * 2);
    table = new int[size * 4];
    Arrays.fill(table, FREE);
    for (int id = 0; id < size; id++) {
      int place = hashes[id] & (table.length - 1);
      while (table[place] != FREE) {
        place = (place + 1) & (table.length - 1);
      }
      table[place] = id;
    }
  }

  private static int hash(byte[] string, int from, int length) {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + string[i];
    }
    hash *= 0x9E3779B1;
    return hash ^ (hash >>> 15);
  }
}
