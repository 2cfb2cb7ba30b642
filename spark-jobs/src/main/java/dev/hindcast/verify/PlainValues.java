/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import java.nio.ByteBuffer;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/** Values of Parquet's encoding PLAIN. */
final class PlainValues {
  private PlainValues() {}

  /** How many values the bytes are, in little-endian order; -1 if they end within one. */
  static long count(ColumnChunkMetaData chunk, ByteBuffer bytes) {
    return switch (chunk.getPrimitiveType().getPrimitiveTypeName()) {
      case INT32, FLOAT -> count(bytes, Integer.BYTES);
      case INT64, DOUBLE -> count(bytes, Long.BYTES);
      case FIXED_LEN_BYTE_ARRAY, INT96 -> count(bytes, chunk.getPrimitiveType().getTypeLength());
      case BOOLEAN -> -1;
      case BINARY -> texts(bytes);
    };
  }

  private static long count(ByteBuffer bytes, int length) {
    return bytes.remaining() % length == 0 ? bytes.remaining() / length : -1;
  }

  private static long texts(ByteBuffer bytes) {
    long count = 0;
    while (bytes.hasRemaining()) {
      int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
      if (length < 0 || length > bytes.remaining()) {
        return -1;
      }
      bytes.position(bytes.position() + length);
      count++;
    }
    return count;
  }
}
