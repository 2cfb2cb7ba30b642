/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.lit;

import dev.hindcast.time.Micros;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Turns a table's timestamp columns into UTC microseconds, and limits on them into predicates. */
final class Timestamps {
  private Timestamps() {}

  /** The instant of a column; wall-clock timestamps are read in the declared zone. */
  static Column instant(Column column, DataType type, Optional<String> timeZone) {
    if (type.equals(DataTypes.TimestampNTZType)) {
      return functions.to_utc_timestamp(
          column.cast(DataTypes.TimestampType), timeZone.orElseThrow());
    }
    return column;
  }

  /** Microseconds since 1970-01-01T00:00Z. */
  static Column micros(Column instant) {
    return functions.unix_micros(instant);
  }

  /** True for a time that makes its row a rejected one: null or out of the sane range. */
  static Column isRejected(Column instant) {
    return instant
        .isNull()
        .or(instant.lt(literal(Micros.SANE_FROM)))
        .or(instant.geq(literal(Micros.SANE_TO)));
  }

  static Column isOutOfRange(Column micros) {
    return micros.lt(lit(Micros.SANE_FROM)).or(micros.geq(lit(Micros.SANE_TO)));
  }

  static Column literal(long micros) {
    return lit(Micros.toInstant(micros));
  }
}
