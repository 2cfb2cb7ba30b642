/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import dev.hindcast.dataset.RowDigest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/**
 * Writes one Parquet file. The file is created, and must not exist, when the first row group is
 * full. Not safe for use by several threads.
 */
final class SequenceFileWriter {
  static final int TRUNCATED_STATISTICS = 64;

  /** Readers count a column's triplets in 31 bits. */
  private static final long MOST_TRIPLETS = 1L << 30;

  private final FileOptions options;
  private final MessageType schema;
  private final PageCompression compression;
  private final DigestingOutput output;
  private final RowWriter rowWriter;
  private final boolean[] tryDictionary;
  private ParquetFileWriter file;
  private RowGroupWriter rowGroup;
  private RowDigest digest = RowDigest.ZERO;
  private long rows;

  /** The compression is the caller's to release. */
  SequenceFileWriter(
      Configuration configuration,
      Path path,
      OutputSchema columns,
      FileOptions options,
      PageCompression compression) {
    this(configuration, path, columns, options, compression, new RowWriter(columns));
  }

  /** Shares the row writer, which is one of the same columns, with other files. */
  SequenceFileWriter(
      Configuration configuration,
      Path path,
      OutputSchema columns,
      FileOptions options,
      PageCompression compression,
      RowWriter rowWriter) {
    this.options = options;
    this.schema = columns.parquet();
    this.compression = compression;
    this.rowWriter = rowWriter;
    try {
      this.output = new DigestingOutput(path.getFileSystem(configuration), path);
    } catch (IOException e) {
      throw failed("open", path.toString(), e);
    }
    List<OutputColumn> all = columns.columns();
    this.tryDictionary = new boolean[all.size()];
    for (int i = 0; i < tryDictionary.length; i++) {
      tryDictionary[i] = LeafValues.mayHaveDictionary(all.get(i).type());
    }
    startRowGroup();
  }

  private void startRowGroup() {
    rowGroup = new RowGroupWriter(schema, compression, tryDictionary);
  }

  /** Adds a row. After an exception the writer can only be aborted. */
  void write(RowFeed feed) {
    digest = digest.plus(rowWriter.write(feed, rowGroup));
    rows++;
    if (isRowGroupFull()) {
      flushRowGroup();
    }
  }

  private boolean isRowGroupFull() {
    return rowGroup.rows() >= options.maxRowsPerRowGroup()
        || rowGroup.use().bytes() >= options.targetRowGroupSizeBytes()
        || rowGroup.use().triplets() >= MOST_TRIPLETS;
  }

  /** Memory that the rows of the open row group take. */
  long bufferedBytes() {
    return rowGroup.use().bytes();
  }

  long rows() {
    return rows;
  }

  RowDigest digest() {
    return digest;
  }

  /** Bytes in the file so far, without the open row group. */
  long sizeBytes() {
    return output.sizeBytes();
  }

  /** Hex SHA-256 of the closed file; to be called once. */
  String sha256() {
    return output.sha256();
  }

  /** Closes the open row group and writes it out. */
  void flushRowGroup() {
    if (rowGroup.rows() == 0) {
      return;
    }
    try {
      if (file == null) {
        file = create();
        file.start();
      }
      rowGroup.writeTo(file);
    } catch (IOException e) {
      throw failed("write", output.getPath(), e);
    }
    for (int i = 0; i < tryDictionary.length; i++) {
      tryDictionary[i] &= rowGroup.pages(i).dictionaryMayPay();
    }
    startRowGroup();
  }

  private ParquetFileWriter create() throws IOException {
    return new ParquetFileWriter(
        output,
        schema,
        ParquetFileWriter.Mode.CREATE,
        options.targetRowGroupSizeBytes(),
        0,
        TRUNCATED_STATISTICS,
        TRUNCATED_STATISTICS,
        true);
  }

  /** Writes what is left and the footer. A writer without rows makes no file. */
  void close() {
    flushRowGroup();
    rowGroup.discard();
    if (file != null) {
      try {
        file.end(options.footer());
      } catch (IOException e) {
        throw failed("close", output.getPath(), e);
      }
    }
  }

  /** Gives up: closes and deletes the file if it was created. */
  void abort() {
    rowGroup.discard();
    if (file != null) {
      try {
        file.close();
        output.delete();
      } catch (IOException e) {
        throw failed("delete", output.getPath(), e);
      }
    }
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
