/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;

/** Reads a list column row by row: which elements are null and, of INT64 lists, their values. */
final class ListValues {
  private final ColumnReader reader;
  private final int elementLevel;
  private final boolean readsValues;
  private boolean[] nulls = new boolean[64];
  private long[] values = new long[64];
  private int length;

  /** Elements of a definition level above {@code elementLevel} are not null. */
  ListValues(ColumnReader reader, int elementLevel, boolean readsValues) {
    this.reader = reader;
    this.elementLevel = elementLevel;
    this.readsValues = readsValues;
  }

  /** Reads the list of the next row and returns its length. */
  int next() {
    length = 0;
    do {
      int level = reader.getCurrentDefinitionLevel();
      if (level >= elementLevel && reader.getCurrentRepetitionLevel() <= 1) {
        add(level == elementLevel, readsValues && level > elementLevel ? reader.getLong() : 0);
      }
      reader.consume();
    } while (reader.getCurrentRepetitionLevel() != 0);
    return length;
  }

  boolean isNull(int position) {
    return nulls[position];
  }

  long at(int position) {
    return values[position];
  }

  private void add(boolean isNull, long value) {
    if (length == values.length) {
      nulls = Arrays.copyOf(nulls, length * 2);
      values = Arrays.copyOf(values, length * 2);
    }
    nulls[length] = isNull;
    values[length++] = value;
  }
}
