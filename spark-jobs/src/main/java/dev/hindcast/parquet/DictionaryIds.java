/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;

/** Dictionary ids of one page. */
final class DictionaryIds {
  private static final int SMALLEST = 128;
  private static final int GROUP = 8;

  private int[] ids = new int[SMALLEST];
  private int size;

  int size() {
    return size;
  }

  void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
  }

  /**
   * Bits of an id. With whole bytes, a history that stands in many rows repeats byte by byte, so
   * that the codec finds it; tight bits would shift it differently each time.
   */
  static int bitWidth(int entries, boolean wholeBytes) {
    int tight = Math.max(1, BytesUtils.getWidthFromMaxInt(entries - 1));
    return wholeBytes ? (tight + 7) / 8 * 8 : tight;
  }

  /** The values of a dictionary-encoded page: the bit width, then the ids. */
  BytesInput encode(int entries, boolean wholeBytes) {
    int bitWidth = bitWidth(entries, wholeBytes);
    if (wholeBytes) {
      return packed(bitWidth / Byte.SIZE);
    }
    HybridRuns runs = new HybridRuns(bitWidth);
    for (int i = 0; i < size; i++) {
      runs.add(ids[i], 1);
    }
    return BytesInput.concat(BytesInput.from(new byte[] {(byte) bitWidth}), runs.finish().input());
  }

  private BytesInput packed(int width) {
    int groups = (size + GROUP - 1) / GROUP;
    PageBytes bytes = new PageBytes(new RowGroupUse());
    bytes.putByte(width * Byte.SIZE);
    HybridRuns.putVarint(bytes, (groups << 1) | 1);
    int start = bytes.extend(groups * GROUP * width);
    byte[] out = bytes.array();
    if (width == 1) {
      for (int i = 0; i < size; i++) {
        out[start + i] = (byte) ids[i];
      }
    } else if (width == 2) {
      for (int i = 0; i < size; i++) {
        Words.putShort(out, start + 2 * i, (short) ids[i]);
      }
    } else {
      for (int i = 0; i < size; i++) {
        Words.putShort(out, start + 3 * i, (short) ids[i]);
        out[start + 3 * i + 2] = (byte) (ids[i] >>> 16);
      }
    }
    return bytes.input();
  }
}
