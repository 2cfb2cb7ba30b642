/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.parquet.ColumnSink;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What one column of one row holds, as far as statistics are made of it. */
final class ReadCell implements ColumnSink {
  private final Deque<Integer> open = new ArrayDeque<>();
  private final Map<String, Long> texts = new HashMap<>();
  private int[] nullPlaces = new int[16];
  private int nulls;
  private int elements;
  private boolean isNull;
  private long number;
  private long least;
  private String text;

  /** Forgets the value. */
  ReadCell clear() {
    open.clear();
    texts.clear();
    nulls = 0;
    elements = 0;
    isNull = false;
    number = 0;
    least = Long.MAX_VALUE;
    text = null;
    return this;
  }

  boolean isNull() {
    return isNull;
  }

  /** The number of a column that is no list. */
  long number() {
    return number;
  }

  /** The least number of a list. */
  long least() {
    return least;
  }

  /** The text of a column that is no list; null for null. */
  String text() {
    return text;
  }

  /** How often each text stands in a list. */
  Map<String, Long> texts() {
    return Map.copyOf(texts);
  }

  /** Where a list has nulls, counted from 0; only the first {@link #nulls} places count. */
  int[] nullPlaces() {
    return nullPlaces;
  }

  int nulls() {
    return nulls;
  }

  @Override
  public void addNull() {
    if (open.isEmpty()) {
      isNull = true;
    } else if (open.size() == 1) {
      if (nulls == nullPlaces.length) {
        nullPlaces = Arrays.copyOf(nullPlaces, nulls * 2);
      }
      nullPlaces[nulls++] = elements;
    }
    ended();
  }

  @Override
  public void addBoolean(boolean value) {
    ended();
  }

  @Override
  public void addInt(int value) {
    addLong(value);
  }

  @Override
  public void addLong(long value) {
    if (open.isEmpty()) {
      number = value;
    } else {
      least = Math.min(least, value);
    }
    ended();
  }

  @Override
  public void addFloat(float value) {
    ended();
  }

  @Override
  public void addDouble(double value) {
    ended();
  }

  @Override
  public void addBytes(byte[] bytes, int offset, int length) {
    String value = new String(bytes, offset, length, UTF_8);
    if (open.isEmpty()) {
      text = value;
    } else if (open.size() == 1) {
      texts.merge(value, 1L, Long::sum);
    }
    ended();
  }

  @Override
  public void beginList(int length) {
    open.push(length);
    while (!open.isEmpty() && open.peek() == 0) {
      open.pop();
      ended();
    }
  }

  /** A value has ended; with it end the lists whose last element it was. */
  private void ended() {
    while (!open.isEmpty()) {
      elements += open.size() == 1 ? 1 : 0;
      int left = open.pop() - 1;
      if (left > 0) {
        open.push(left);
        return;
      }
    }
  }
}
