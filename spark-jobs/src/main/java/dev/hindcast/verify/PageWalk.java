/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.verify.Finding.Remedy;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Looks at all pages of a file to tell which of them are not what was written. */
final class PageWalk {
  private final Configuration configuration;
  private final InputFile input;
  private final ParquetMetadata footer;
  private final FileFindings findings;

  PageWalk(
      Configuration configuration, InputFile input, ParquetMetadata footer, FileFindings findings) {
    this.configuration = configuration;
    this.input = input;
    this.footer = footer;
    this.findings = findings;
  }

  void run() throws IOException {
    CodecFactory codecs = new CodecFactory(configuration, 0);
    try (SeekableInputStream file = input.newStream()) {
      List<BlockMetaData> groups = footer.getBlocks();
      for (int group = 0; group < groups.size(); group++) {
        for (ColumnChunkMetaData chunk : groups.get(group).getColumns()) {
          byte[] bytes = new byte[Math.toIntExact(chunk.getTotalSize())];
          file.seek(chunk.getStartingPos());
          file.readFully(bytes);
          String name = chunk.getPath().toArray()[0];
          BytesInputDecompressor codec = codecs.getDecompressor(chunk.getCodec());
          for (String problem : new ChunkPages(chunk, bytes, codec).problems()) {
            findings.add("page", Remedy.RESTORE, group, name, problem);
          }
        }
      }
    } finally {
      codecs.release();
    }
  }
}
