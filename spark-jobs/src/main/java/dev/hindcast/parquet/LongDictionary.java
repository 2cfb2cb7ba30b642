/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Arrays;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Numbers the distinct 64-bit values of a row group in the order in which they come. */
final class LongDictionary implements ValueDictionary {
  private static final int SMALLEST = 64;

  private final RowGroupUse memory;
  private final PrimitiveTypeName type;
  private long[] values = new long[SMALLEST / 2];
  private int[] table = new int[SMALLEST];
  private int size;

  /** The id that was given last. */
  private int last;

  LongDictionary(RowGroupUse memory, PrimitiveTypeName type) {
    this.memory = memory;
    this.type = type;
    memory.add(SMALLEST * 8L);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long plainBytes() {
    return (long) size * PageBytes.width(type);
  }

  @Override
  public void spell(int id, PageBytes out) {
    out.putBits(type, values[id]);
  }

  @Override
  public int addIds(PageBytes plain, int place, int most, DictionaryIds ids) {
    int width = PageBytes.width(type);
    int count = Math.min(most, (plain.size() - place) / width);
    int at = place;
    for (int i = 0; i < count; i++, at += width) {
      ids.add(id(width == Long.BYTES ? plain.longAt(at) : plain.intAt(at)));
    }
    return at;
  }

  private int id(long value) {
    // Histories stand in many rows: after one of its values the next one is the likeliest.
    int next = last + 1;
    last = next < size && values[next] == value ? next : find(value);
    return last;
  }

  private int find(long value) {
    int mask = table.length - 1;
    int at = slot(value, mask);
    for (int entry; (entry = table[at]) != 0; at = (at + 1) & mask) {
      if (values[entry - 1] == value) {
        return entry - 1;
      }
    }
    return insert(value, at);
  }

  private static int slot(long value, int mask) {
    long product = value * ValueHash.A;
    return (int) ((product >>> 32) ^ (product >>> 52)) & mask;
  }

  private int insert(long value, int at) {
    if (size == values.length) {
      memory.add(values.length * 16L);
      values = Arrays.copyOf(values, 2 * size);
      table = new int[4 * size];
      int mask = table.length - 1;
      for (int id = 0; id < size; id++) {
        table[free(values[id], mask)] = id + 1;
      }
      values[size++] = value;
      table[free(value, mask)] = size;
    } else {
      values[size++] = value;
      table[at] = size;
    }
    return size - 1;
  }

  private int free(long value, int mask) {
    int at = slot(value, mask);
    while (table[at] != 0) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
