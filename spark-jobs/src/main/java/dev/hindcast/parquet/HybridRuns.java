/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import org.apache.parquet.column.values.bitpacking.BytePacker;
import org.apache.parquet.column.values.bitpacking.Packer;

/**
 * Parquet's RLE and bit-packing hybrid, fed with runs: a long run costs no more than a short one.
 * Levels of lists are a few runs per row.
 */
final class HybridRuns {
  private static final int GROUP = 8;
  private static final int MOST_GROUPS = 63;

  private final int bitWidth;
  private final BytePacker packer;
  private final PageBytes bytes;
  private final int[] group = new int[GROUP];
  private int grouped;
  private int headerAt;
  private int groups;
  private int value;
  private long count;

  HybridRuns(int bitWidth) {
    this.bitWidth = bitWidth;
    this.packer = Packer.LITTLE_ENDIAN.newBytePacker(bitWidth);
    this.bytes = new PageBytes(new RowGroupUse());
  }

  /** Adds a value that stands this many times, at least 0. */
  void add(int next, long times) {
    if (next == value) {
      count += times;
    } else if (times > 0) {
      endRun();
      value = next;
      count = times;
    }
  }

  /** Writes what is pending and returns the bytes of the runs. */
  PageBytes finish() {
    endRun();
    if (grouped > 0) {
      while (grouped < GROUP) {
        group[grouped++] = 0;
      }
      pack();
    }
    endGroups();
    return bytes;
  }

  private void endRun() {
    while (grouped > 0 && count > 0) {
      addToGroup();
    }
    if (count >= GROUP) {
      endGroups();
      putRepeated();
    }
    while (count > 0) {
      addToGroup();
    }
  }

  private void addToGroup() {
    group[grouped++] = value;
    count--;
    if (grouped == GROUP) {
      pack();
    }
  }

  private void pack() {
    if (groups == 0) {
      headerAt = bytes.extend(1);
    }
    int place = bytes.extend(bitWidth);
    packer.pack8Values(group, 0, bytes.array(), place);
    grouped = 0;
    groups++;
    if (groups == MOST_GROUPS) {
      endGroups();
    }
  }

  private void endGroups() {
    if (groups > 0) {
      bytes.setByte(headerAt, (groups << 1) | 1);
      groups = 0;
    }
  }

  private void putRepeated() {
    int times = (int) Math.min(count, Integer.MAX_VALUE >> 1);
    putVarint(bytes, times << 1);
    for (int shift = 0; shift < bitWidth; shift += Byte.SIZE) {
      bytes.putByte(value >>> shift);
    }
    count -= times;
  }

  static void putVarint(PageBytes bytes, int number) {
    int rest = number;
    while ((rest & ~0x7F) != 0) {
      bytes.putByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.putByte(rest);
  }
}
