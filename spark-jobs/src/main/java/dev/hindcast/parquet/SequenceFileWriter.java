/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import dev.hindcast.dataset.RowDigest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one Parquet file. The file is created, and must not exist, when the first row group is
 * full. Not safe for use by several threads.
 */
public final class SequenceFileWriter {
  private static final int TRUNCATED_STATISTICS = 64;

  private final OutputSchema schema;
  private final FileOptions options;
  private final MessageType parquet;
  private final DigestingOutput output;
  private final ParquetProperties properties;
  private final BytesInputCompressor compressor;
  private final LeafWriter[] leaves;
  private ParquetFileWriter file;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore columns;
  private RowDigest digest = RowDigest.ZERO;
  private long rows;
  private long rowsInGroup;

  /** The file system is that of the path. */
  public SequenceFileWriter(
      Configuration configuration, Path path, OutputSchema schema, FileOptions options) {
    this.schema = schema;
    this.options = options;
    this.parquet = schema.parquet();
    try {
      this.output = new DigestingOutput(path.getFileSystem(configuration), path);
    } catch (IOException e) {
      throw failed("open", path.toString(), e);
    }
    this.properties =
        ParquetProperties.builder()
            .withPageWriteChecksumEnabled(true)
            .withSizeStatisticsEnabled(false)
            .build();
    this.compressor =
        new CodecFactory(configuration, properties.getPageSizeThreshold())
            .getCompressor(CompressionCodecName.fromConf(options.compression()));
    this.leaves = new LeafWriter[schema.columns().size()];
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = new LeafWriter(schema.columns().get(i), i);
    }
    startRowGroup();
  }

  private void startRowGroup() {
    pages =
        new ColumnChunkPageWriteStore(
            compressor, parquet, new HeapByteBufferAllocator(), TRUNCATED_STATISTICS, true);
    columns = properties.newColumnWriteStore(parquet, pages);
    for (int i = 0; i < leaves.length; i++) {
      ColumnDescriptor descriptor = parquet.getColumns().get(i);
      leaves[i].startRowGroup(columns.getColumnWriter(descriptor));
    }
    rowsInGroup = 0;
  }

  /** Adds a row. After an exception the writer can only be aborted. */
  public void write(RowFeed feed) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < leaves.length; i++) {
      LeafWriter leaf = leaves[i];
      leaf.startRow();
      feed.write(i, leaf);
      leaf.endRow();
      high += leaf.hash().high();
      low += leaf.hash().low();
    }
    columns.endRecord();
    digest = digest.plus(new RowDigest(ValueHash.mix(high), ValueHash.mix(low)));
    rows++;
    rowsInGroup++;
    if (rowsInGroup >= options.maxRowsPerRowGroup()
        || bufferedBytes() >= options.targetRowGroupSizeBytes()) {
      flushRowGroup();
    }
  }

  /** Memory that the rows of the open row group take. */
  public long bufferedBytes() {
    return columns.getBufferedSize();
  }

  public long rows() {
    return rows;
  }

  public RowDigest digest() {
    return digest;
  }

  /** Bytes in the file so far, without the open row group. */
  public long sizeBytes() {
    return output.sizeBytes();
  }

  /** Hex SHA-256 of the closed file; to be called once. */
  public String sha256() {
    return output.sha256();
  }

  /** Closes the open row group and writes it out. */
  public void flushRowGroup() {
    if (rowsInGroup == 0) {
      return;
    }
    try {
      if (file == null) {
        file =
            new ParquetFileWriter(
                output,
                parquet,
                ParquetFileWriter.Mode.CREATE,
                options.targetRowGroupSizeBytes(),
                0,
                TRUNCATED_STATISTICS,
                TRUNCATED_STATISTICS,
                true);
        file.start();
      }
      file.startBlock(rowsInGroup);
      columns.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
      columns.close();
      pages.close();
    } catch (IOException e) {
      throw failed("write", output.getPath(), e);
    }
    startRowGroup();
  }

  /** Writes what is left and the footer. A writer without rows makes no file. */
  public void close() {
    flushRowGroup();
    release();
    if (file != null) {
      try {
        file.end(options.footer());
      } catch (IOException e) {
        throw failed("close", output.getPath(), e);
      }
    }
  }

  /** Gives up: closes and deletes the file if it was created. */
  public void abort() {
    release();
    if (file != null) {
      try {
        file.close();
        output.delete();
      } catch (IOException e) {
        throw failed("delete", output.getPath(), e);
      }
    }
  }

  private void release() {
    columns.close();
    pages.close();
    compressor.release();
  }

  @Override
  public String toString() {
    return output.getPath() + ": " + rows + " rows of " + schema.columns().size() + " columns";
  }

  private static HindcastException failed(String verb, String path, IOException cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot "
            + verb
            + " Parquet file "
            + path
            + ": "
            + cause.getMessage()
            + ". Check that the folder can be written and has space, then build again.",
        cause);
  }
}
