/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** One row group in memory: finished pages compressed, the last page of each column open. */
final class RowGroupWriter {
  private final ColumnChunkPageWriteStore store;
  private final LeafPages[] pages;
  private final RowGroupUse use = new RowGroupUse();
  private long rows;

  /**
   * @param tryDictionary by column, whether to begin with a dictionary
   */
  RowGroupWriter(MessageType schema, PageCompression compression, boolean[] tryDictionary) {
    store =
        new ColumnChunkPageWriteStore(
            compression.compressor(),
            schema,
            new HeapByteBufferAllocator(),
            SequenceFileWriter.TRUNCATED_STATISTICS,
            true);
    pages = new LeafPages[tryDictionary.length];
    for (int i = 0; i < pages.length; i++) {
      ColumnDescriptor column = schema.getColumns().get(i);
      LeafValues values =
          new LeafValues(
              column.getPrimitiveType().getPrimitiveTypeName(),
              tryDictionary[i],
              compression.findsRepetitions(),
              use);
      pages[i] = new LeafPages(column, store.getPageWriter(column), values, use);
    }
  }

  LeafPages pages(int column) {
    return pages[column];
  }

  void endRow() {
    rows++;
  }

  long rows() {
    return rows;
  }

  RowGroupUse use() {
    return use;
  }

  void writeTo(ParquetFileWriter file) throws IOException {
    file.startBlock(rows);
    for (LeafPages column : pages) {
      column.finish();
    }
    store.flushToFileWriter(file);
    file.endBlock();
    store.close();
  }

  void discard() {
    store.close();
  }
}
