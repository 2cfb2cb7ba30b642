/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Counts labels before they are assembled, by a way of its own, and refuses duplicate label ids.
 */
public final class LabelCount {
  private static final int EXAMPLES = 5;

  private LabelCount() {}

  /**
   * Number of labels that are not rejected.
   *
   * @throws HindcastException if two labels share an id, with examples
   */
  public static long of(String dataset, String table, Dataset<Row> labelIds) {
    Dataset<Row> perId = labelIds.groupBy(col("id")).agg(count(lit(1)).as("labels"));
    Row totals = perId.agg(sum(col("labels")), max(col("labels"))).head();
    if (totals.isNullAt(0)) {
      return 0;
    }
    if (totals.getLong(1) > 1) {
      List<Row> examples =
          perId
              .filter(col("labels").gt(1))
              .select(col("id").cast(DataTypes.StringType), col("labels"))
              .orderBy(col("id"))
              .limit(EXAMPLES)
              .collectAsList();
      throw duplicated(dataset, table, examples);
    }
    return totals.getLong(0);
  }

  private static HindcastException duplicated(String dataset, String table, List<Row> examples) {
    String ids =
        examples.stream()
            .map(row -> row.getString(0) + " (" + row.getLong(1) + " labels)")
            .collect(Collectors.joining(", "));
    return new HindcastException(
        ErrorCode.LABEL_IDS_DUPLICATED,
        "Cannot build dataset "
            + dataset
            + ": label ids of table "
            + table
            + " are not unique, such as "
            + ids
            + ". Rows of the output are found by their label id. Make the ids unique, or choose"
            + " another column as labels.id.");
  }
}
