/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Writes the values of one column into the pages of any file and into the row digest.
 *
 * <p>A list's levels are written as runs when it begins and when it ends; an element costs its
 * value, its hash and a count-down. A scalar column is treated as one innermost list of length 1
 * without levels.
 */
final class LeafWriter implements ColumnSink {
  private final OutputColumn column;
  private final ListShape shape;
  private final PrimitiveTypeName type;
  private final ValueHash hash;
  private final byte[] decimal;

  /** By depth: elements that the open list was announced with, and those still to come. */
  private final int[] length;

  private final int[] left;
  private LeafPages pages;
  private LeafValues values;

  /** Number of open lists. */
  private int depth;

  /** Repetition level of the next triplet. */
  private int repetition;

  /** Values and nulls that the innermost list, or the scalar, still takes. */
  private int remaining;

  /** What {@link #remaining} was when definition levels were last written. */
  private int undefined;

  private boolean complete;

  LeafWriter(OutputColumn column, int ordinal) {
    this.column = column;
    this.shape = new ListShape(column);
    this.type = OutputSchema.physical(column.type().leaf());
    this.hash = new ValueHash(ordinal);
    this.decimal = new byte[OutputSchema.fixedLength(column.type().leaf())];
    this.length = new int[shape.depth()];
    this.left = new int[shape.depth()];
  }

  /** Begins a row that goes to these pages. */
  void startRow(LeafPages rowGroupPages) {
    pages = rowGroupPages;
    values = rowGroupPages.values();
    depth = 0;
    repetition = 0;
    complete = false;
    remaining = shape.depth() == 0 ? 1 : 0;
    undefined = remaining;
    hash.start();
  }

  /** Checks that the row's value is whole. */
  void endRow() {
    if (!complete) {
      throw wrong(missing());
    }
    pages.endRow();
  }

  private String missing() {
    if (depth == 0) {
      return "no value";
    }
    int open = depth == shape.depth() ? remaining : left[depth - 1];
    return "a list of " + length[depth - 1] + " elements, " + open + " of which are missing";
  }

  ValueHash hash() {
    return hash;
  }

  @Override
  public void addBoolean(boolean value) {
    take(PrimitiveTypeName.BOOLEAN);
    Statistics<?> statistics = pages.statistics();
    if (statistics != null) {
      statistics.updateStats(value);
    }
    hash.add(value ? 1 : 0);
    values.putBoolean(value);
    endValue();
  }

  @Override
  public void addInt(int value) {
    take(PrimitiveTypeName.INT32);
    Statistics<?> statistics = pages.statistics();
    if (statistics != null) {
      statistics.updateStats(value);
    }
    addInt32(value);
  }

  @Override
  public void addLong(long value) {
    take(PrimitiveTypeName.INT64);
    Statistics<?> statistics = pages.statistics();
    if (statistics != null) {
      statistics.updateStats(value);
    }
    addInt64(value);
  }

  @Override
  public void addFloat(float value) {
    take(PrimitiveTypeName.FLOAT);
    Statistics<?> statistics = pages.statistics();
    if (statistics != null) {
      statistics.updateStats(value);
    }
    if (Float.isNaN(value)) {
      pages.dropStatistics();
    }
    addInt32(Float.floatToIntBits(value));
  }

  @Override
  public void addDouble(double value) {
    take(PrimitiveTypeName.DOUBLE);
    Statistics<?> statistics = pages.statistics();
    if (statistics != null) {
      statistics.updateStats(value);
    }
    if (Double.isNaN(value)) {
      pages.dropStatistics();
    }
    addInt64(Double.doubleToLongBits(value));
  }

  private void addInt32(int bits) {
    hash.add(bits);
    values.putInt(bits);
    endValue();
  }

  private void addInt64(long bits) {
    hash.add(bits);
    values.putLong(bits);
    endValue();
  }

  private void endValue() {
    if (remaining == 0) {
      endInnermost();
    }
  }

  @Override
  public void addBytes(byte[] bytes, int offset, int count) {
    if (type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
      take(type);
      addByteString(signExtended(bytes, offset, count), 0, decimal.length);
    } else {
      take(PrimitiveTypeName.BINARY);
      addByteString(bytes, offset, count);
    }
  }

  private void addByteString(byte[] bytes, int offset, int count) {
    Statistics<?> statistics = pages.statistics();
    if (statistics != null) {
      statistics.updateStats(Binary.fromReusedByteArray(bytes, offset, count));
    }
    hash.addBytes(bytes, offset, count);
    values.putBytes(bytes, offset, count);
    endValue();
  }

  private byte[] signExtended(byte[] bytes, int offset, int count) {
    int padding = decimal.length - count;
    if (count < 1 || padding < 0) {
      throw wrong("a decimal of " + count + " bytes where 1 to " + decimal.length + " fit");
    }
    Arrays.fill(decimal, 0, padding, (byte) (bytes[offset] >> 7));
    System.arraycopy(bytes, offset, decimal, padding, count);
    return decimal;
  }

  @Override
  public void addNull() {
    if (complete || !shape.isNullable(depth)) {
      throw wrong("a null where a value is required");
    }
    hash.add(ValueHash.NULL);
    if (depth < shape.depth()) {
      pages.repeat(repetition, 1);
      pages.define(shape.nullLevel(depth), 1);
      endElement();
      return;
    }
    defineValues();
    pages.define(shape.nullLevel(depth), 1);
    remaining--;
    undefined = remaining;
    Statistics<?> statistics = pages.statistics();
    if (statistics != null) {
      statistics.incrementNumNulls();
    }
    if (remaining == 0) {
      endInnermost();
    }
  }

  @Override
  public void beginList(int elements) {
    if (complete || depth == shape.depth() || elements < 0) {
      throw wrong("a list of " + elements + " elements where none is expected");
    }
    if (elements == 0) {
      hash.add(0);
      pages.repeat(repetition, 1);
      pages.define(shape.emptyLevel(depth), 1);
      endElement();
      return;
    }
    length[depth] = elements;
    left[depth] = elements;
    depth++;
    if (depth == shape.depth()) {
      remaining = elements;
      undefined = elements;
      pages.repeat(repetition, 1);
      pages.repeat(depth, elements - 1);
    }
  }

  private void take(PrimitiveTypeName taken) {
    if (remaining == 0 || type != taken) {
      throw wrong("a value of type " + taken + " where none is expected");
    }
    remaining--;
  }

  private void defineValues() {
    pages.define(shape.valueLevel(), undefined - remaining);
  }

  private void endInnermost() {
    if (undefined > 0) {
      defineValues();
    }
    if (depth == 0) {
      complete = true;
    } else {
      depth--;
      hash.add(length[depth]);
      endElement();
    }
  }

  /** An element of the open list, or the row's value, is whole. */
  private void endElement() {
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
