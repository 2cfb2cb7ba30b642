/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import static org.apache.spark.sql.functions.col;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.store.DatasetStore;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A label of a version: its row and what its window was built from.
 *
 * @param buildId the build that its window comes from
 */
record StoredLabel(
    String id, StoredRow row, long timeMicros, String buildId, BuildProvenance build) {
  /**
   * Finds the row by its label id, which Parquet's statistics are asked for.
   *
   * @throws dev.hindcast.error.HindcastException LABEL_MISSING
   */
  static StoredLabel find(
      SparkSession spark, DatasetStore store, DatasetManifest manifest, String id) {
    String[] files =
        manifest.files().stream()
            .map(file -> store.files().uri(file.path()))
            .toArray(String[]::new);
    if (files.length == 0) {
      throw ExplainErrors.noRow(manifest, id);
    }
    String idColumn = column(manifest, ColumnRole.LABEL_ID);
    Dataset<Row> all = spark.read().parquet(files);
    Dataset<Row> found =
        all.filter(equals(col("`" + idColumn + "`"), all.schema().apply(idColumn).dataType(), id));
    InternalRow[] rows =
        ((org.apache.spark.sql.classic.Dataset<Row>) found)
            .queryExecution()
            .executedPlan()
            .executeCollect();
    if (rows.length == 0) {
      throw ExplainErrors.noRow(manifest, id);
    }
    StructType type = found.schema();
    long time = rows[0].getLong(type.fieldIndex(column(manifest, ColumnRole.LABEL_TIME)));
    PublishedWindow window =
        manifest.windows().stream()
            .filter(each -> each.window().contains(time))
            .findFirst()
            .orElseThrow(() -> ExplainErrors.noRow(manifest, id));
    return new StoredLabel(
        id,
        new StoredRow(type, rows[0]),
        time,
        window.buildId(),
        manifest.builds().get(window.buildId()));
  }

  private static Column equals(Column column, DataType type, String id) {
    return type.equals(DataTypes.LongType) || type.equals(DataTypes.IntegerType)
        ? column.equalTo(functions.lit(id).try_cast(type))
        : column.cast(DataTypes.StringType).equalTo(functions.lit(id));
  }

  private static String column(DatasetManifest manifest, ColumnRole role) {
    return manifest.schema().stream()
        .filter(column -> column.role() == role)
        .map(OutputColumn::name)
        .findFirst()
        .orElseThrow();
  }
}
