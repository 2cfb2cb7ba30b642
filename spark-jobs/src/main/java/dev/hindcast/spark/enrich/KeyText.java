/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;

/** Shows an encoded key of one text or one whole number as such; any other as its bytes. */
final class KeyText {
  private static final int TAG = 1;
  private static final int TEXT_END = 2;

  private KeyText() {}

  static String of(byte[] key, List<DataType> types) {
    if (types.size() == 1 && types.get(0) instanceof LongType) {
      return Long.toString(ByteBuffer.wrap(key, TAG, Long.BYTES).getLong() ^ Long.MIN_VALUE);
    }
    if (types.size() == 1 && types.get(0) instanceof StringType) {
      int length = key.length - TAG - TEXT_END;
      return new String(key, TAG, length, StandardCharsets.UTF_8).replace("\0\u00ff", "\0");
    }
    return "0x" + HexFormat.of().formatHex(key);
  }
}
