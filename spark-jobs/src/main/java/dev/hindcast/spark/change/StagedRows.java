/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.spark.ScanTaskSetManager;
import org.apache.iceberg.spark.source.SparkRewriteTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;

/** Rows of chosen files of a table, deletes applied. Closing it lets go of the list of files. */
final class StagedRows implements AutoCloseable {
  /** Sets of one application must not share a name. */
  private static final AtomicLong OPENED = new AtomicLong();

  private final Table table;
  private final String setId = "hindcast-" + OPENED.incrementAndGet();
  private final Dataset<Row> rows;

  /**
   * @param table from which files are opened; of any schema
   * @param tasks at least one
   */
  StagedRows(SparkSession spark, Table table, int schemaId, List<FileScanTask> tasks) {
    this.table = withSchema(table, schemaId);
    ScanTaskSetManager.get().stageTasks(this.table, setId, tasks);
    this.rows =
        org.apache.spark.sql.classic.Dataset.ofRows(
            (org.apache.spark.sql.classic.SparkSession) spark,
            DataSourceV2Relation.create(
                new SparkRewriteTable(this.table, setId),
                scala.Option.empty(),
                scala.Option.empty()));
  }

  /** Under the names of the schema; tables that keep row lineage have its columns, too. */
  Dataset<Row> rows() {
    return rows;
  }

  @Override
  public void close() {
    ScanTaskSetManager.get().removeTasks(table, setId);
  }

  /** The table as it would be if that schema were its current one. */
  private static Table withSchema(Table table, int schemaId) {
    if (table.schema().schemaId() == schemaId) {
      return table;
    }
    TableMetadata metadata = ((HasTableOperations) table).operations().current();
    TableMetadata moved =
        TableMetadata.buildFrom(metadata).setCurrentSchema(schemaId).discardChanges().build();
    return new BaseTable(new StaticTableOperations(moved, table.io()), table.name());
  }
}
