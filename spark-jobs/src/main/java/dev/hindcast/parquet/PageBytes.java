/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A growing buffer of values as Parquet's PLAIN encoding lays them out: little-endian. */
final class PageBytes {
  private static final int SMALLEST = 512;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] NONE = {};

  private final RowGroupUse memory;
  private byte[] bytes = NONE;
  private int size;

  PageBytes(RowGroupUse memory) {
    this.memory = memory;
  }

  int size() {
    return size;
  }

  /** The buffer itself; valid up to {@link #size} and until the next addition. */
  byte[] array() {
    return bytes;
  }

  void clear() {
    size = 0;
  }

  void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void putInt(int value) {
    reserve(Integer.BYTES);
    INTS.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void putLong(long value) {
    reserve(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
  }

  int intAt(int place) {
    return (int) INTS.get(bytes, place);
  }

  long longAt(int place) {
    return (long) LONGS.get(bytes, place);
  }

  /** Adds a value that is no byte string; a boolean takes a byte here. */
  void putBits(PrimitiveTypeName type, long bits) {
    switch (type) {
      case BOOLEAN -> putByte((int) bits);
      case INT32, FLOAT -> putInt((int) bits);
      default -> putLong(bits);
    }
  }

  /** Bytes of a value that is no byte string. */
  static int width(PrimitiveTypeName type) {
    return switch (type) {
      case BOOLEAN -> 1;
      case INT32, FLOAT -> Integer.BYTES;
      default -> Long.BYTES;
    };
  }

  void put(byte[] source, int offset, int length) {
    reserve(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Makes room for more bytes, to be written to {@link #array} at the place that is returned. */
  int extend(int length) {
    reserve(length);
    int place = size;
    size += length;
    return place;
  }

  void setByte(int place, int value) {
    bytes[place] = (byte) value;
  }

  BytesInput input() {
    return BytesInput.from(bytes, 0, size);
  }

  private void reserve(int length) {
    if (bytes.length - size < length) {
      grow(length);
    }
  }

  private void grow(int length) {
    long wanted = Math.max((long) size + length, Math.max(2L * bytes.length, SMALLEST));
    int capacity = (int) Math.min(wanted, Integer.MAX_VALUE - 8);
    if (capacity - size < length) {
      throw new IllegalStateException("a page of more than 2 GiB: " + size + " and " + length);
    }
    memory.add(capacity - bytes.length);
    bytes = Arrays.copyOf(bytes, capacity);
  }
}
