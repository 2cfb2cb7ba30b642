/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Arrays;

/** Numbers the distinct byte strings of a row group in the order in which they come. */
final class BytesDictionary implements ValueDictionary {
  private static final int SMALLEST = 64;

  private final RowGroupUse memory;
  private final PageBytes bytes;
  private int[] hashes = new int[SMALLEST / 2];
  private int[] ends = new int[SMALLEST / 2];
  private int[] table = new int[SMALLEST];
  private int size;

  BytesDictionary(RowGroupUse memory) {
    this.memory = memory;
    this.bytes = new PageBytes(memory);
    memory.add(SMALLEST * 8L);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long plainBytes() {
    return bytes.size() + (long) size * Integer.BYTES;
  }

  @Override
  public long plainBytes(int id) {
    return (long) Integer.BYTES + ends[id] - start(id);
  }

  @Override
  public void spell(int id, PageBytes out) {
    int length = ends[id] - start(id);
    out.putInt(length);
    out.put(bytes.array(), start(id), length);
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  /** The hash may be any that equal byte strings share. */
  int id(byte[] source, int offset, int length, int hash) {
    int mask = table.length - 1;
    int at = hash & mask;
    for (int entry; (entry = table[at]) != 0; at = (at + 1) & mask) {
      int id = entry - 1;
      if (hashes[id] == hash && isAt(id, source, offset, length)) {
        return id;
      }
    }
    return insert(source, offset, length, hash, at);
  }

  private boolean isAt(int id, byte[] source, int offset, int length) {
    int start = start(id);
    return ends[id] - start == length && Words.equal(bytes.array(), start, source, offset, length);
  }

  private int insert(byte[] source, int offset, int length, int hash, int at) {
    int place = at;
    if (size == ends.length) {
      grow();
      place = free(hash);
    }
    bytes.put(source, offset, length);
    hashes[size] = hash;
    ends[size] = bytes.size();
    size++;
    table[place] = size;
    return size - 1;
  }

  private void grow() {
    memory.add(size * 16L);
    hashes = Arrays.copyOf(hashes, 2 * size);
    ends = Arrays.copyOf(ends, 2 * size);
    table = new int[4 * size];
    for (int id = 0; id < size; id++) {
      table[free(hashes[id])] = id + 1;
    }
  }

  private int free(int hash) {
    int mask = table.length - 1;
    int at = hash & mask;
    while (table[at] != 0) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
