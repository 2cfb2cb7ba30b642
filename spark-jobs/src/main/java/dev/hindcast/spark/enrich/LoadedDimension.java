/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * What reading a dimension's table gave.
 *
 * @param index empty if the rows are more than what may be broadcast
 * @param rows accepted rows
 * @param rowBytes their size
 * @param rejected rows that are no versions
 */
record LoadedDimension(Optional<DimensionIndex> index, long rows, long rowBytes, long rejected) {
  /** Reads the table once. */
  static LoadedDimension read(Dimension dimension, long limitBytes) {
    List<DimensionPart> parts = parts(dimension.rows(), limitBytes);
    long rows = parts.stream().mapToLong(DimensionPart::count).sum();
    long bytes = parts.stream().mapToLong(DimensionPart::rowBytes).sum();
    long rejected = parts.stream().mapToLong(DimensionPart::rejected).sum();
    Optional<DimensionIndex> index =
        bytes <= limitBytes ? Optional.of(index(dimension, parts)) : Optional.empty();
    return new LoadedDimension(index, rows, bytes, rejected);
  }

  private static List<DimensionPart> parts(Dataset<Row> rows, long limitBytes) {
    RDD<InternalRow> internal =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd();
    FlatMapFunction<java.util.Iterator<InternalRow>, DimensionPart> take =
        partition -> List.of(DimensionPart.of(partition, limitBytes)).iterator();
    return JavaRDD.fromRDD(internal, scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class))
        .mapPartitions(take)
        .collect();
  }

  private static DimensionIndex index(Dimension dimension, List<DimensionPart> parts) {
    return dimension
        .task()
        .index(
            parts.stream()
                .flatMap(part -> part.rows().stream())
                .map(LoadedDimension::row)
                .iterator());
  }

  private static InternalRow row(byte[] bytes) {
    UnsafeRow row = new UnsafeRow(DimensionLayout.VALUES + 1);
    row.pointTo(bytes, bytes.length);
    return row;
  }
}
