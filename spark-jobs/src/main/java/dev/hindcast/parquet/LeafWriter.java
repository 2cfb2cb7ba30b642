/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Arrays;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Writes the values of one column into its pages and into the row digest. */
final class LeafWriter implements ColumnSink {
  private final OutputColumn column;
  private final ListShape shape;
  private final int fixedLength;
  private final byte[] decimal;
  private final ValueHash hash;
  private final int[] length;
  private final int[] left;
  private ColumnWriter pages;
  private int depth;
  private int repetition;
  private boolean complete;

  LeafWriter(OutputColumn column, int ordinal) {
    this.column = column;
    this.shape = new ListShape(column);
    this.fixedLength = OutputSchema.fixedLength(column.type().leaf());
    this.decimal = new byte[fixedLength];
    this.hash = new ValueHash(ordinal);
    this.length = new int[shape.depth()];
    this.left = new int[shape.depth()];
  }

  void startRowGroup(ColumnWriter writer) {
    this.pages = writer;
  }

  void startRow() {
    depth = 0;
    repetition = 0;
    complete = false;
    hash.start();
  }

  /** Checks that the row's value is whole. */
  void endRow() {
    if (!complete) {
      throw wrong(depth == 0 ? "no value" : left[depth - 1] + " list elements less than announced");
    }
  }

  ValueHash hash() {
    return hash;
  }

  @Override
  public void addNull() {
    if (complete || !shape.isNullable(depth)) {
      throw wrong("a null where a value is required");
    }
    hash.add(ValueHash.NULL);
    pages.writeNull(repetition, shape.nullLevel(depth));
    next();
  }

  @Override
  public void addBoolean(boolean value) {
    hash.add(value ? 1 : 0);
    pages.write(value, repetition, level());
    next();
  }

  @Override
  public void addInt(int value) {
    hash.add(value);
    pages.write(value, repetition, level());
    next();
  }

  @Override
  public void addLong(long value) {
    hash.add(value);
    pages.write(value, repetition, level());
    next();
  }

  @Override
  public void addFloat(float value) {
    int bits = Float.floatToIntBits(value);
    hash.add(bits);
    pages.write(Float.intBitsToFloat(bits), repetition, level());
    next();
  }

  @Override
  public void addDouble(double value) {
    long bits = Double.doubleToLongBits(value);
    hash.add(bits);
    pages.write(Double.longBitsToDouble(bits), repetition, level());
    next();
  }

  @Override
  public void addBytes(byte[] bytes, int offset, int count) {
    if (fixedLength == 0) {
      writeBytes(bytes, offset, count);
    } else {
      writeBytes(signExtended(bytes, offset, count), 0, fixedLength);
    }
  }

  private void writeBytes(byte[] bytes, int offset, int count) {
    hash.addBytes(bytes, offset, count);
    pages.write(Binary.fromReusedByteArray(bytes, offset, count), repetition, level());
    next();
  }

  private byte[] signExtended(byte[] bytes, int offset, int count) {
    if (count < 1 || count > fixedLength) {
      throw wrong("a decimal of " + count + " bytes where 1 to " + fixedLength + " fit");
    }
    Arrays.fill(decimal, 0, fixedLength - count, (byte) (bytes[offset] >> 7));
    System.arraycopy(bytes, offset, decimal, fixedLength - count, count);
    return decimal;
  }

  @Override
  public void beginList(int elements) {
    if (complete || depth == shape.depth() || elements < 0) {
      throw wrong("a list of " + elements + " elements where none is expected");
    }
    if (elements == 0) {
      hash.add(0);
      pages.writeNull(repetition, shape.emptyLevel(depth));
      next();
    } else {
      length[depth] = elements;
      left[depth] = elements;
      depth++;
    }
  }

  private int level() {
    if (complete || depth != shape.depth()) {
      throw wrong("a value where none is expected");
    }
    return shape.valueLevel();
  }

  private void next() {
    while (depth > 0) {
      left[depth - 1]--;
      if (left[depth - 1] > 0) {
        repetition = depth;
        return;
      }
      depth--;
      hash.add(length[depth]);
    }
    complete = true;
  }

  private IllegalStateException wrong(String what) {
    return new IllegalStateException("column " + column.name() + " was given " + what);
  }
}
