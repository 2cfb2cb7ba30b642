/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;

/**
 * Rows that say which label times of a user something may touch, in columns of fixed names. What
 * touches no label has neither user nor times.
 */
final class Touches {
  static final String USER = "user";
  static final String FROM = "from";
  static final String UNTIL = "until";

  /** The source, the enrichment or {@code labels}. */
  static final String INPUT = "input";

  static final String REASON = "reason";
  static final String COUNT = "count";

  private final long fromMicros;
  private final long toMicros;

  /** Only label times of {@code [from, to)} matter, UTC microseconds. */
  Touches(long fromMicros, long toMicros) {
    this.fromMicros = fromMicros;
    this.toMicros = toMicros;
  }

  /** Sums such rows up; user, from, until, input, reason and count in this order. */
  static TouchSums sums(Iterator<InternalRow> rows, int mostRanges) {
    TouchSums sums = new TouchSums(mostRanges);
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      String input = row.getUTF8String(3).toString();
      TouchReason reason = TouchReason.of(row.getUTF8String(4).toString());
      long count = row.getLong(5);
      if (row.isNullAt(0)) {
        sums.addUnseen(input, reason, count);
      } else {
        TouchedRange range =
            new TouchedRange(
                row.getUTF8String(0).copy(),
                row.getLong(1),
                row.getLong(2),
                count == 0 ? Map.of() : Map.of(reason, count));
        sums.add(range, input, reason, count);
      }
    }
    return sums;
  }

  /**
   * @param rows with a column {@link #USER}
   * @param until first label time after those that are touched
   * @param count how many the row counts for
   */
  Dataset<Row> of(
      Dataset<Row> rows, Column from, Column until, String input, Column reason, Column count) {
    Column first = greatest(from, lit(fromMicros));
    Column end = least(until, lit(toMicros));
    Column isTouched = first.lt(end);
    return rows.select(
        when(isTouched, col(USER)).as(USER),
        when(isTouched, first).as(FROM),
        when(isTouched, end).as(UNTIL),
        lit(input).as(INPUT),
        reason.as(REASON),
        count.cast(DataTypes.LongType).as(COUNT));
  }
}
