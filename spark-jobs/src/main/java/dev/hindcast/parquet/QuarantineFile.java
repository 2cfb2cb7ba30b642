/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A Parquet file of nullable texts: the rows that one task rejected. Without rows there is no file.
 * Not safe for use by several threads.
 */
public final class QuarantineFile {
  private final int width;
  private final PageCompression compression;
  private final SequenceFileWriter writer;

  /** The file must not exist; its columns have the field ids 1, 2, 3, and so on. */
  public QuarantineFile(
      Configuration configuration, Path path, List<String> columns, FileOptions options) {
    List<OutputColumn> texts = new ArrayList<>();
    for (String name : columns) {
      texts.add(new OutputColumn(name, OutputType.STRING, true, texts.size() + 1, ""));
    }
    this.width = columns.size();
    this.compression = new PageCompression(configuration, options.compression());
    this.writer =
        new SequenceFileWriter(configuration, path, new OutputSchema(texts), options, compression);
  }

  /** Adds a row; the values are in the order of the columns and may be null. */
  public void write(String... values) {
    if (values.length != width) {
      throw new IllegalArgumentException(values.length + " values for " + width + " columns");
    }
    writer.write(
        (column, sink) -> {
          if (values[column] == null) {
            sink.addNull();
          } else {
            byte[] text = values[column].getBytes(StandardCharsets.UTF_8);
            sink.addBytes(text, 0, text.length);
          }
        });
  }

  public long rows() {
    return writer.rows();
  }

  /** Writes what is left and the footer. */
  public void close() {
    writer.close();
    compression.release();
  }

  /** Gives up: deletes the file if it was created. */
  public void abort() {
    compression.release();
    writer.abort();
  }
}
