/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.hindcast.iceberg.change.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * The rows in which two states of a table differ, as multisets over the mapped columns: what
 * compaction moved, and what was written again as it was, cancels out. Only files that one of the
 * states has are read. Rows can be asked for until this is closed.
 */
public final class ChangedRows implements AutoCloseable {
  /**
   * Signed number of equal rows: greater than 0 if the later state has more of them, less than 0 if
   * it has fewer; never 0. A bigint.
   */
  public static final String COUNT = "hc$count";

  private static final String KEY = "hc$key";

  private final List<StagedRows> staged = new ArrayList<>();
  private final Dataset<Row> rows;

  /**
   * @param table from which files are opened
   * @param withSequenceNumber whether rows differ, too, if other commits wrote them last; the
   *     number is the column {@code _last_updated_sequence_number}
   */
  public ChangedRows(
      SparkSession spark, Table table, TableChange.Files change, boolean withSequenceNumber) {
    Schema schema = table.schemas().get(change.schemaId());
    List<Column> columns = columns(schema, change.columns());
    if (withSequenceNumber) {
      columns.add(col(MetadataColumns.LAST_UPDATED_SEQUENCE_NUMBER.name()));
    }
    Optional<Dataset<Row>> removed = side(spark, table, change, change.removed(), columns, -1);
    Optional<Dataset<Row>> added = side(spark, table, change, change.added(), columns, 1);
    rows =
        removed.isPresent() && added.isPresent()
            ? difference(removed.get().unionAll(added.get()))
            : removed.or(() -> added).orElseThrow();
  }

  /** The mapped columns in the order of the change, and {@link #COUNT}; equal rows may repeat. */
  public Dataset<Row> rows() {
    return rows;
  }

  @Override
  public void close() {
    staged.forEach(StagedRows::close);
  }

  private Optional<Dataset<Row>> side(
      SparkSession spark,
      Table table,
      TableChange.Files change,
      List<FileScanTask> tasks,
      List<Column> columns,
      long count) {
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    StagedRows side = new StagedRows(spark, table, change.schemaId(), tasks);
    staged.add(side);
    List<Column> counted = new ArrayList<>(columns);
    counted.add(lit(count).as(COUNT));
    return Optional.of(side.rows().select(counted.toArray(new Column[0])));
  }

  private static List<Column> columns(Schema schema, Map<String, Integer> fieldIds) {
    List<Column> columns = new ArrayList<>();
    fieldIds.forEach((name, id) -> columns.add(quoted(schema.findColumnName(id)).as(name)));
    return columns;
  }

  /** Sums the counts of equal rows. What is no key of its own is carried beside its key. */
  private static Dataset<Row> difference(Dataset<Row> both) {
    List<Column> keys = new ArrayList<>();
    List<Column> carried = new ArrayList<>();
    List<Column> result = new ArrayList<>();
    for (StructField field : both.schema().fields()) {
      Column value = quoted(field.name());
      if (field.name().equals(COUNT)) {
        carried.add(sum(value).cast(DataTypes.LongType).as(COUNT));
      } else if (RowKey.isKey(field.dataType())) {
        keys.add(value);
      } else {
        keys.add(RowKey.of(value, field.dataType()).as(KEY + field.name()));
        carried.add(functions.first(value).as(field.name()));
      }
      result.add(value);
    }
    RelationalGroupedDataset groups = both.groupBy(keys.toArray(new Column[0]));
    return groups
        .agg(carried.get(0), carried.subList(1, carried.size()).toArray(new Column[0]))
        .filter(col(COUNT).notEqual(lit(0L)))
        .select(result.toArray(new Column[0]));
  }

  private static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}
