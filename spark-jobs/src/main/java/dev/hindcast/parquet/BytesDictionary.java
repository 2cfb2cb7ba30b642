/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Arrays;

/** Numbers the distinct byte strings of a row group in the order in which they come. */
final class BytesDictionary implements ValueDictionary {
  private static final int SMALLEST = 64;

  private final RowGroupUse memory;
  private final PageBytes bytes;
  private int[] ends = new int[SMALLEST / 2];

  /** Hash in the upper half, number of the entry counted from 1 in the lower half. */
  private long[] table = new long[SMALLEST];

  private int size;

  BytesDictionary(RowGroupUse memory) {
    this.memory = memory;
    this.bytes = new PageBytes(memory);
    memory.add(SMALLEST * 10L);
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
  public void spell(int id, PageBytes out) {
    int length = ends[id] - start(id);
    out.putInt(length);
    out.put(bytes.array(), start(id), length);
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  @Override
  public int addIds(PageBytes plain, int place, int most, DictionaryIds ids) {
    int at = place;
    for (int i = 0; i < most && at < plain.size(); i++) {
      int length = plain.intAt(at);
      at += Integer.BYTES;
      ids.add(id(plain.array(), at, length));
      at += length;
    }
    return at;
  }

  private int id(byte[] source, int offset, int length) {
    int hash = Words.hash(source, offset, length);
    int mask = table.length - 1;
    int at = hash & mask;
    for (long entry; (entry = table[at]) != 0; at = (at + 1) & mask) {
      if ((int) (entry >>> 32) == hash && isAt((int) entry - 1, source, offset, length)) {
        return (int) entry - 1;
      }
    }
    bytes.put(source, offset, length);
    return insert(hash, at);
  }

  private boolean isAt(int id, byte[] source, int offset, int length) {
    int start = start(id);
    return ends[id] - start == length && Words.equal(bytes.array(), start, source, offset, length);
  }

  private int insert(int hash, int at) {
    int place = at;
    if (size == ends.length) {
      grow();
      place = free(hash);
    }
    ends[size] = bytes.size();
    size++;
    table[place] = ((long) hash << 32) | size;
    return size - 1;
  }

  private void grow() {
    memory.add(size * 20L);
    ends = Arrays.copyOf(ends, 2 * size);
    long[] old = table;
    table = new long[2 * old.length];
    for (long entry : old) {
      if (entry != 0) {
        table[free((int) (entry >>> 32))] = entry;
      }
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
