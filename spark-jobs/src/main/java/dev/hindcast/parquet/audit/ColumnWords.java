/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Turns the triplets of a column, nested lists included, into the words of its hashes. */
final class ColumnWords {
  private final ColumnReader reader;
  private final PrimitiveTypeName type;
  private final int valueLevel;

  /** Definition level from which on the list of a depth has an element; depth 0 is the column. */
  private final int[] elementLevel;

  private final long[] elements;

  ColumnWords(MessageType schema, ColumnDescriptor column, ColumnReader reader) {
    this.reader = reader;
    this.type = column.getPrimitiveType().getPrimitiveTypeName();
    this.valueLevel = column.getMaxDefinitionLevel();
    this.elementLevel = new int[column.getMaxRepetitionLevel() + 1];
    this.elements = new long[elementLevel.length];
    String[] path = column.getPath();
    for (int length = 1; length <= path.length; length++) {
      String[] prefix = Arrays.copyOf(path, length);
      int depth = schema.getMaxRepetitionLevel(prefix);
      boolean begins =
          depth > 0 && schema.getMaxRepetitionLevel(Arrays.copyOf(path, length - 1)) == depth - 1;
      if (begins) {
        elementLevel[depth] = schema.getMaxDefinitionLevel(prefix);
      }
    }
  }

  /** Adds this column's hash of every row to the sums of the rows' lanes. */
  void addTo(long[] high, long[] low, int ordinal) {
    Lanes lanes = new Lanes(ordinal);
    for (int row = 0; row < high.length; row++) {
      lanes.restart();
      row(lanes);
      high[row] += lanes.high();
      low[row] += lanes.low();
    }
  }

  private void row(Lanes lanes) {
    int repetition = 0;
    do {
      int definition = reader.getCurrentDefinitionLevel();
      int depth = depth(definition);
      if (repetition > 0) {
        elements[repetition]++;
      }
      for (int opened = repetition + 1; opened <= depth; opened++) {
        elements[opened] = 1;
      }
      leaf(lanes, definition, depth);
      reader.consume();
      repetition = reader.getCurrentRepetitionLevel();
      for (int closed = depth; closed > repetition; closed--) {
        lanes.word(elements[closed]);
      }
    } while (repetition != 0);
  }

  private void leaf(Lanes lanes, int definition, int depth) {
    if (definition == valueLevel) {
      value(lanes);
    } else if (depth == elementLevel.length - 1 || isNullAt(definition, depth)) {
      lanes.missing();
    } else {
      lanes.word(0);
    }
  }

  /** A list that is there but empty has a level of its own where the list may be null. */
  private boolean isNullAt(int definition, int depth) {
    boolean nullable = elementLevel[depth + 1] == elementLevel[depth] + 2;
    return nullable && definition == elementLevel[depth];
  }

  private int depth(int definition) {
    int depth = 0;
    while (depth + 1 < elementLevel.length && definition >= elementLevel[depth + 1]) {
      depth++;
    }
    return depth;
  }

  private void value(Lanes lanes) {
    switch (type) {
      case BOOLEAN -> lanes.word(reader.getBoolean() ? 1 : 0);
      case INT32 -> lanes.word(reader.getInteger());
      case INT64 -> lanes.word(reader.getLong());
      case FLOAT -> lanes.word(Float.floatToIntBits(reader.getFloat()));
      case DOUBLE -> lanes.word(Double.doubleToLongBits(reader.getDouble()));
      default -> lanes.bytes(reader.getBinary());
    }
  }
}
