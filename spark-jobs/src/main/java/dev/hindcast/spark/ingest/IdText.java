/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.octet_length;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Ids as text, so that ids of different tables and types can be compared: an int and a bigint of
 * equal value are the same id.
 */
final class IdText {
  private IdText() {}

  /** Text of an id; text and bytes stay as they are, whole numbers are written in decimal. */
  static Column of(Column id) {
    return id.cast(DataTypes.StringType);
  }

  /**
   * Text of an id of one or several columns; null if any is null. That of several has before each
   * part its length in bytes and a colon, so that different ids have different texts.
   */
  static Column of(List<Column> parts) {
    if (parts.size() == 1) {
      return of(parts.get(0));
    }
    List<Column> texts = new ArrayList<>();
    for (Column part : parts) {
      texts.add(of(octet_length(of(part))));
      texts.add(lit(":"));
      texts.add(of(part));
    }
    return functions.concat(texts.toArray(new Column[0]));
  }
}
