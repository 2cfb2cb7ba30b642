/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.spark.ingest.KeyView;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/** Finds changed rows of one id: a row that was replaced, and what replaced it. */
final class Pairs {
  /** Whether the later state has more rows of the id. */
  static final String GAINED = "gained";

  /** Whether the earlier state has more rows of the id. */
  static final String LOST = "lost";

  private Pairs() {}

  /** Adds both columns to rows that have a user, an id and {@link ChangedRows#COUNT}. */
  static Dataset<Row> added(Dataset<Row> changed) {
    WindowSpec id = Window.partitionBy(col(KeyView.USER), col(KeyView.ID));
    return changed
        .withColumn(LOST, functions.max(col(ChangedRows.COUNT).lt(lit(0L))).over(id))
        .withColumn(GAINED, functions.max(col(ChangedRows.COUNT).gt(lit(0L))).over(id));
  }

  /** Where no row was lost, all rows are gained and none replaces another. */
  static Dataset<Row> gained(Dataset<Row> added) {
    return added.withColumn(LOST, lit(false)).withColumn(GAINED, lit(true));
  }

  /** Where rows have no ids, none replaces another. */
  static Dataset<Row> none(Dataset<Row> changed) {
    return changed.withColumn(LOST, lit(false)).withColumn(GAINED, lit(false));
  }

  /** How many changes a row is: one that was replaced is counted with what replaced it. */
  static Column count() {
    Column count = col(ChangedRows.COUNT);
    Column isReplaced = count.lt(lit(0L)).and(col(GAINED));
    return when(not(isReplaced), functions.abs(count)).otherwise(lit(0L));
  }
}
