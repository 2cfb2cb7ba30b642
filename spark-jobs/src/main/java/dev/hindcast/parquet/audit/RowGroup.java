/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The columns of one row group, read once each. */
public final class RowGroup {
  /** Stands for null among the values of {@link #longs}; no column of evidence holds it. */
  public static final long NULL = Long.MIN_VALUE;

  private final MessageType schema;
  private final ColumnReadStore columns;
  private final int rows;

  public RowGroup(PageReadStore pages, MessageType schema, String createdBy) {
    this.schema = schema;
    this.columns = new ColumnReadStoreImpl(pages, new IgnoringConverter(schema), schema, createdBy);
    this.rows = Math.toIntExact(pages.getRowCount());
  }

  public int rows() {
    return rows;
  }

  public ColumnReader column(ColumnDescriptor column) {
    return columns.getColumnReader(column);
  }

  /** All values of a top-level INT32 or INT64 column. */
  public long[] longs(String name) {
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

  /** Whether a top-level column has text, bytes or whole numbers. */
  public boolean hasTexts(String name) {
    PrimitiveType type = schema.getColumnDescription(new String[] {name}).getPrimitiveType();
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> meaning == null || meaning instanceof StringLogicalTypeAnnotation;
      case INT32, INT64 -> meaning == null || meaning instanceof IntLogicalTypeAnnotation;
      default -> false;
    };
  }

  /** All values of such a column as the bytes of their text. */
  public byte[][] texts(String name) {
    ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    ColumnReader reader = column(column);
    byte[][] values = new byte[rows][];
    for (int row = 0; row < rows; row++) {
      if (reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()) {
        values[row] =
            switch (type) {
              case INT64 -> Long.toString(reader.getLong()).getBytes(UTF_8);
              case INT32 -> Integer.toString(reader.getInteger()).getBytes(UTF_8);
              default -> reader.getBinary().getBytes();
            };
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
