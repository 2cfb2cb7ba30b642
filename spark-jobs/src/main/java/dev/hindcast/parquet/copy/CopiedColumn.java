/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.copy;

import dev.hindcast.parquet.ColumnSink;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * One column of a row group, row by row: the triplets of a row (Melnik et al., Dremel, VLDB 2010)
 * are put into a sink as the value, list or nested list that they stand for.
 */
final class CopiedColumn {
  private final ColumnReader reader;
  private final PrimitiveTypeName type;
  private final int valueLevel;

  /** Definition level from which on the list of a depth has an element; depth 0 is the column. */
  private final int[] elementLevels;

  private int[] definitions = new int[64];
  private int[] repetitions = new int[64];
  private long[] numbers = new long[64];
  private Binary[] bytes = new Binary[64];
  private int triplets;

  CopiedColumn(MessageType schema, ColumnDescriptor column, ColumnReader reader) {
    this.reader = reader;
    this.type = column.getPrimitiveType().getPrimitiveTypeName();
    this.valueLevel = column.getMaxDefinitionLevel();
    this.elementLevels = elementLevels(schema, column);
  }

  private static int[] elementLevels(MessageType schema, ColumnDescriptor column) {
    int[] levels = new int[column.getMaxRepetitionLevel() + 1];
    String[] path = column.getPath();
    for (int length = path.length; length >= 1; length--) {
      String[] prefix = Arrays.copyOf(path, length);
      int depth = schema.getMaxRepetitionLevel(prefix);
      if (depth > 0) {
        levels[depth] = schema.getMaxDefinitionLevel(prefix);
      }
    }
    return levels;
  }

  /** Passes over the next row. */
  void skip() {
    do {
      if (reader.getCurrentDefinitionLevel() == valueLevel) {
        reader.skip();
      }
      reader.consume();
    } while (reader.getCurrentRepetitionLevel() != 0);
  }

  /** Puts the next row's value into the sink. */
  void copyTo(ColumnSink sink) {
    triplets = 0;
    do {
      take();
      reader.consume();
    } while (reader.getCurrentRepetitionLevel() != 0);
    put(sink, 0, 0, triplets);
  }

  private void take() {
    if (triplets == definitions.length) {
      grow();
    }
    int definition = reader.getCurrentDefinitionLevel();
    definitions[triplets] = definition;
    repetitions[triplets] = reader.getCurrentRepetitionLevel();
    if (definition == valueLevel) {
      switch (type) {
        case BOOLEAN -> numbers[triplets] = reader.getBoolean() ? 1 : 0;
        case INT32 -> numbers[triplets] = reader.getInteger();
        case INT64 -> numbers[triplets] = reader.getLong();
        case FLOAT -> numbers[triplets] = Float.floatToRawIntBits(reader.getFloat());
        case DOUBLE -> numbers[triplets] = Double.doubleToRawLongBits(reader.getDouble());
        default -> bytes[triplets] = reader.getBinary();
      }
    }
    triplets++;
  }

  private void grow() {
    int capacity = triplets * 2;
    definitions = Arrays.copyOf(definitions, capacity);
    repetitions = Arrays.copyOf(repetitions, capacity);
    numbers = Arrays.copyOf(numbers, capacity);
    bytes = Arrays.copyOf(bytes, capacity);
  }

  /** Puts what the triplets of a range stand for at a depth of lists. */
  private void put(ColumnSink sink, int depth, int from, int to) {
    boolean isLeaf = depth == elementLevels.length - 1;
    int definition = definitions[from];
    if (isLeaf && definition == valueLevel) {
      putValue(sink, from);
    } else if (isLeaf || isNull(definition, depth)) {
      sink.addNull();
    } else if (definition < elementLevels[depth + 1]) {
      sink.beginList(0);
    } else {
      putElements(sink, depth + 1, from, to);
    }
  }

  /** A list that is there but empty has a level of its own where the list may be null. */
  private boolean isNull(int definition, int depth) {
    return elementLevels[depth + 1] == elementLevels[depth] + 2
        && definition == elementLevels[depth];
  }

  private void putElements(ColumnSink sink, int depth, int from, int to) {
    int elements = 1;
    for (int i = from + 1; i < to; i++) {
      elements += repetitions[i] == depth ? 1 : 0;
    }
    sink.beginList(elements);
    int begin = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || repetitions[i] == depth) {
        put(sink, depth, begin, i);
        begin = i;
      }
    }
  }

  private void putValue(ColumnSink sink, int at) {
    switch (type) {
      case BOOLEAN -> sink.addBoolean(numbers[at] != 0);
      case INT32 -> sink.addInt((int) numbers[at]);
      case INT64 -> sink.addLong(numbers[at]);
      case FLOAT -> sink.addFloat(Float.intBitsToFloat((int) numbers[at]));
      case DOUBLE -> sink.addDouble(Double.longBitsToDouble(numbers[at]));
      default -> {
        byte[] value = bytes[at].getBytesUnsafe();
        sink.addBytes(value, 0, value.length);
      }
    }
  }
}
