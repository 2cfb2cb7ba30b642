/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import dev.hindcast.plan.AffectedRange;
import dev.hindcast.spark.ingest.KeyView;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** The label times that a revision can touch, as columns over its event and arrival time. */
record TouchedTimes(AffectedRange range) {
  Column from() {
    AffectedRange of = range;
    UDF2<Long, Long, Long> from = (event, arrival) -> of.fromMicros(event, arrival);
    return udf(from, DataTypes.LongType).apply(col(KeyView.TIME), col(KeyView.ARRIVAL));
  }

  /** The first label time that is not touched any more. */
  Column until() {
    AffectedRange of = range;
    UDF1<Long, Long> until = event -> of.untilMicros(event);
    return udf(until, DataTypes.LongType).apply(col(KeyView.TIME));
  }
}
