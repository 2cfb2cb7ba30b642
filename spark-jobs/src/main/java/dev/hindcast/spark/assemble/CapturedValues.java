/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.parquet.ColumnSink;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;

/** Keeps the values of a row that is written, instead of writing them: lists, boxes and bytes. */
final class CapturedValues implements ColumnSink {
  private record Open(ArrayList<Serializable> list, int length) {}

  private final ArrayList<Serializable> values = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  /** One value per column so far. */
  @SuppressWarnings("NonApiType") // lists that tasks send must be serializable
  ArrayList<Serializable> values() {
    return values;
  }

  @Override
  public void addNull() {
    add(null);
  }

  @Override
  public void addBoolean(boolean value) {
    add(value);
  }

  @Override
  public void addInt(int value) {
    add((long) value);
  }

  @Override
  public void addLong(long value) {
    add(value);
  }

  @Override
  public void addFloat(float value) {
    add(value);
  }

  @Override
  public void addDouble(double value) {
    add(value);
  }

  @Override
  public void addBytes(byte[] bytes, int offset, int length) {
    add(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  @Override
  public void beginList(int length) {
    ArrayList<Serializable> list = new ArrayList<>();
    add(list);
    open.push(new Open(list, length));
    closeFull();
  }

  private void add(Serializable value) {
    if (open.isEmpty()) {
      values.add(value);
    } else {
      open.peek().list().add(value);
      closeFull();
    }
  }

  private void closeFull() {
    while (!open.isEmpty() && open.peek().list().size() == open.peek().length()) {
      // A list that is still to get its elements lies open above the one it stands in.
      open.pop();
    }
  }
}
