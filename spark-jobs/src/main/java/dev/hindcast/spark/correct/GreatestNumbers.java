/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.OutputColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads the greatest length and the greatest number of eligible events back from files. */
public final class GreatestNumbers {
  private final SparkSession spark;
  private final List<OutputColumn> schema;

  public GreatestNumbers(SparkSession spark, List<OutputColumn> schema) {
    this.spark = spark;
    this.schema = schema;
  }

  /**
   * Sequence to both numbers over the rows of some files; 0 without rows.
   *
   * @param locations of the files
   */
  public Map<String, long[]> of(List<String> locations) {
    List<OutputColumn> columns =
        schema.stream()
            .filter(
                column ->
                    column.role() == ColumnRole.LENGTH || column.role() == ColumnRole.ELIGIBLE)
            .toList();
    List<Column> greatest = new ArrayList<>();
    columns.forEach(
        column ->
            greatest.add(
                coalesce(max(col("`" + column.name() + "`").cast("long")), lit(0L))
                    .as("n" + greatest.size())));
    Map<String, long[]> numbers = new HashMap<>();
    columns.forEach(column -> numbers.put(column.sequence(), new long[2]));
    if (!locations.isEmpty()) {
      Row row =
          spark
              .read()
              .parquet(locations.toArray(new String[0]))
              .select(greatest.toArray(new Column[0]))
              .head();
      for (int n = 0; n < columns.size(); n++) {
        OutputColumn column = columns.get(n);
        numbers.get(column.sequence())[column.role() == ColumnRole.LENGTH ? 0 : 1] = row.getLong(n);
      }
    }
    return numbers;
  }
}
