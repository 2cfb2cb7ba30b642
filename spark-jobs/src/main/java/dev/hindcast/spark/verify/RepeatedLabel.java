/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.verify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * A label id that several rows of a version have.
 *
 * @param id as text
 */
public record RepeatedLabel(String id, long rows) {
  private static final int LISTED = 20;

  public RepeatedLabel {
    Objects.requireNonNull(id, "id");
  }

  /** Reads the ids of all files; finds twenty repeated ones at most. */
  public static List<RepeatedLabel> find(SparkSession spark, List<String> files, String column) {
    List<Row> found =
        spark
            .read()
            .parquet(files.toArray(new String[0]))
            .groupBy(col("`" + column + "`").as("id"))
            .agg(count(lit(1)).as("rows"))
            .filter(col("rows").gt(1))
            .select(col("id").cast(DataTypes.StringType), col("rows"))
            .limit(LISTED)
            .collectAsList();
    return found.stream()
        .map(row -> new RepeatedLabel(String.valueOf(row.getString(0)), row.getLong(1)))
        .sorted(Comparator.comparing(RepeatedLabel::id))
        .toList();
  }
}
