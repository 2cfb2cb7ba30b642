/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The columns of one row group. */
final class RowGroup {
  /** Stands for null among the values of {@link #longs}; no column of evidence holds it. */
  static final long NULL = Long.MIN_VALUE;

  private final MessageType schema;
  private final ColumnReadStore columns;
  private final int rows;

  RowGroup(PageReadStore pages, MessageType schema, String createdBy) {
    this.schema = schema;
    this.columns = new ColumnReadStoreImpl(pages, new IgnoringConverter(schema), schema, createdBy);
    this.rows = Math.toIntExact(pages.getRowCount());
  }

  int rows() {
    return rows;
  }

  ColumnReader column(ColumnDescriptor column) {
    return columns.getColumnReader(column);
  }

  /** All values of a top-level INT32 or INT64 column. */
  long[] longs(String name) {
    ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
    boolean wide = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
    ColumnReader reader = column(column);
    long[] values = new long[rows];
    for (int row = 0; row < rows; row++) {
      if (reader.getCurrentDefinitionLevel() < column.getMaxDefinitionLevel()) {
        values[row] = NULL;
      } else {
        values[row] = wide ? reader.getLong() : reader.getInteger();
      }
      reader.consume();
    }
    return values;
  }

  /** The values inside a top-level list column. */
  ColumnDescriptor elements(String name) {
    return Columns.elements(schema, name);
  }
}
