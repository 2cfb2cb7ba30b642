/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Attaches the versions of a dimension that is too large to be sent to every task: events and
 * versions meet by key, and the events of a hot key are spread by what identifies them, each share
 * with a copy of the key's versions. No event is lost or doubled, for none is joined: each is
 * looked up where it lies.
 */
final class KeyedJoin {
  private static final String KEY = "hc$join_key";
  private static final String TIME = "hc$join_time";
  private static final String KNOWN = "hc$join_known";
  private static final String PLACE = "hc$join_place";
  private static final String COPY = "hc$join_copy";

  private final Dimension dimension;
  private final int partitions;

  KeyedJoin(Dimension dimension, int partitions) {
    this.dimension = dimension;
    this.partitions = partitions;
  }

  /**
   * The rows with two columns more: whether a version was found, 0 or {@link DimensionIndex#NONE},
   * and its values, or what a miss gives. Both are null where the key is.
   *
   * @param key struct of the key's parts; null for a row that needs no lookup
   */
  Dataset<Row> joined(
      Dataset<Row> rows, Column key, RevisionLookup lookup, String found, String values) {
    Column hash = functions.xxhash64(functions.col(KEY));
    Dataset<Row> keyed = rows.withColumn(KEY, key);
    HotKeys hot = HotKeys.of(keyed.filter(functions.col(KEY).isNotNull()).select(hash), partitions);
    Column share = functions.pmod(lookup.identity(), hot.shares(hash));
    Column place =
        functions
            .when(functions.col(KEY).isNull(), place(lookup.identity(), functions.lit(0L)))
            .otherwise(place(hash, share));
    Dataset<Row> events =
        keyed
            .withColumn(TIME, lookup.timeMicros())
            .withColumn(KNOWN, lookup.knownByMicros())
            .withColumn(PLACE, place)
            .repartitionById(partitions, functions.col(PLACE));
    Column versionHash = functions.xxhash64(functions.col(DimensionLayout.KEY_NAME));
    Column lastCopy = hot.shares(versionHash).minus(functions.lit(1L));
    Dataset<Row> versions =
        dimension
            .versions()
            .withColumn(COPY, functions.explode(functions.sequence(functions.lit(0L), lastCopy)))
            .withColumn(PLACE, place(versionHash, functions.col(COPY)))
            .repartitionById(partitions, functions.col(PLACE));
    StructType type =
        events
            .schema()
            .add(found, DataTypes.IntegerType, true)
            .add(values, dimension.valueType(), true);
    Dataset<Row> all = zipped(events, versions, type);
    return all.drop(KEY, TIME, KNOWN, PLACE);
  }

  private Column place(Column hash, Column share) {
    return place(hash, share, partitions);
  }

  /** The task of a share of a key's events, and of a copy of its versions. */
  static Column place(Column hash, Column share, int partitions) {
    Column count = functions.lit((long) partitions);
    return functions
        .pmod(functions.pmod(hash, count).plus(share), count)
        .cast(DataTypes.IntegerType);
  }

  private Dataset<Row> zipped(Dataset<Row> events, Dataset<Row> versions, StructType type) {
    StructType eventType = events.schema();
    KeyedLookup lookup =
        new KeyedLookup(
            dimension.task(),
            type,
            eventType.fieldIndex(KEY),
            eventType.fieldIndex(TIME),
            eventType.fieldIndex(KNOWN));
    FlatMapFunction2<Iterator<InternalRow>, Iterator<InternalRow>, InternalRow> zip =
        (eventRows, versionRows) -> lookup.rows(eventRows, versionRows);
    JavaRDD<InternalRow> rows = internal(events).zipPartitions(internal(versions), zip);
    return ((org.apache.spark.sql.classic.SparkSession) events.sparkSession())
        .internalCreateDataFrame(rows.rdd(), type, false);
  }

  private static JavaRDD<InternalRow> internal(Dataset<Row> rows) {
    return JavaRDD.fromRDD(
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd(),
        scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class));
  }
}
