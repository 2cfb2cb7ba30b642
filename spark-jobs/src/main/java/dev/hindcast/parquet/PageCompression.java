/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The codec of all pages that one thread writes; its buffers are shared by the open files. */
final class PageCompression {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final Set<String> FIND_REPETITIONS = Set.of("zstd", "gzip");

  private final CodecFactory codecs;
  private final BytesInputCompressor compressor;
  private final boolean findsRepetitions;

  PageCompression(Configuration configuration, String compression) {
    codecs = new CodecFactory(configuration, BUFFER_BYTES);
    compressor = codecs.getCompressor(CompressionCodecName.fromConf(compression));
    findsRepetitions = FIND_REPETITIONS.contains(compression);
  }

  BytesInputCompressor compressor() {
    return compressor;
  }

  /** Whether it pays to lay values out so that equal histories are equal bytes. */
  boolean findsRepetitions() {
    return findsRepetitions;
  }

  void release() {
    codecs.release();
  }
}
