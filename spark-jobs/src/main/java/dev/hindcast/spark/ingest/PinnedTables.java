/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.EventSource;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads tables at their pinned snapshots. A column is found by its Iceberg field id and carries the
 * name that the definition knows it by, whatever it was called when the snapshot was made.
 */
public final class PinnedTables {
  /** Iceberg's row lineage: sequence number of the commit that last wrote the row. */
  static final String SEQUENCE_NUMBER = "_last_updated_sequence_number";

  /** Iceberg's metadata column of the file that a row lies in. */
  static final String FILE_PATH = "_file";

  private final SparkSession spark;
  private final Map<String, SourceSnapshot> snapshots;
  private final Map<String, Map<String, Integer>> fieldIds;
  private final Map<String, Function<StructType, Optional<Column>>> restrictions;
  private final UserScope scope;
  private final List<ErasedUsers> erased;
  private final Map<String, ChangedTable> changed;

  /** Rows that stand for a table, and the pin that the rows may be of besides the table's own. */
  private record ChangedTable(Dataset<Row> rows, SourceSnapshot before) {}

  /** Both maps are keyed by table as the definition names it; field ids are by column name. */
  public PinnedTables(
      SparkSession spark,
      Map<String, SourceSnapshot> snapshots,
      Map<String, Map<String, Integer>> fieldIds) {
    this(spark, snapshots, fieldIds, Map.of(), UserScope.ALL, List.of(), Map.of());
  }

  private PinnedTables(
      SparkSession spark,
      Map<String, SourceSnapshot> snapshots,
      Map<String, Map<String, Integer>> fieldIds,
      Map<String, Function<StructType, Optional<Column>>> restrictions,
      UserScope scope,
      List<ErasedUsers> erased,
      Map<String, ChangedTable> changed) {
    this.spark = spark;
    this.snapshots = Map.copyOf(snapshots);
    this.fieldIds = Map.copyOf(fieldIds);
    this.restrictions = Map.copyOf(restrictions);
    this.scope = scope;
    this.erased = List.copyOf(erased);
    this.changed = Map.copyOf(changed);
  }

  /**
   * The same tables without rows that some scans can leave out.
   *
   * @param scans table to what of its type gives the rows to be kept; nothing for all of them
   */
  public PinnedTables restricted(Map<String, Function<StructType, Optional<Column>>> scans) {
    return new PinnedTables(spark, snapshots, fieldIds, scans, scope, erased, changed);
  }

  /** The same tables, of which only some labels and their users' events are wanted. */
  public PinnedTables scoped(UserScope other) {
    return new PinnedTables(spark, snapshots, fieldIds, restrictions, other, erased, changed);
  }

  /** The same tables, in which rows of erased users are marked and so left out. */
  public PinnedTables without(List<ErasedUsers> users) {
    return new PinnedTables(spark, snapshots, fieldIds, restrictions, scope, users, changed);
  }

  /** Rows with a user, and whether that was erased; as they are if nobody was. */
  Dataset<Row> marked(Dataset<Row> rows) {
    return erased.isEmpty() ? rows : rows.withColumn(Names.ERASED, ErasedMark.of(erased));
  }

  /** Whose labels are wanted, and whose events. */
  public UserScope scope() {
    return scope;
  }

  /**
   * The same tables, one of which has only rows that changed, under the names of its columns.
   *
   * @param before pin of that table that some of the rows are of
   */
  public PinnedTables changed(String table, Dataset<Row> rows, SourceSnapshot before) {
    return new PinnedTables(
        spark,
        snapshots,
        fieldIds,
        restrictions,
        scope,
        erased,
        Map.of(table, new ChangedTable(rows, before)));
  }

  /**
   * The same tables, some of which are read as rows that hold what a scope needs of them, under the
   * names of their mapped columns.
   */
  public PinnedTables replaced(Map<String, Dataset<Row>> rows) {
    Map<String, ChangedTable> all = new HashMap<>(changed);
    rows.forEach((table, of) -> all.put(table, new ChangedTable(of, snapshots.get(table))));
    return new PinnedTables(spark, snapshots, fieldIds, restrictions, scope, erased, all);
  }

  /** All columns of a table, and the sequence number of row lineage if that is asked for. */
  Dataset<Row> read(String table, boolean withSequenceNumber) {
    if (changed.containsKey(table)) {
      return changed.get(table).rows();
    }
    return readAt(table, withSequenceNumber ? List.of(SEQUENCE_NUMBER) : List.of());
  }

  /** All columns of a table at its pin, and metadata columns. */
  Dataset<Row> readAt(String table, List<String> metadataColumns) {
    SourceSnapshot snapshot = snapshots.get(table);
    boolean isEmpty = snapshot.snapshotId() == SourceSnapshot.NONE;
    Dataset<Row> rows =
        isEmpty
            ? spark.read().table(quotedTable(table)).filter(functions.lit(false))
            : spark.read().option("versionAsOf", snapshot.snapshotId()).table(quotedTable(table));
    SparkTable planned = plannedTable(rows);
    if (!isEmpty) {
      checkPinned(snapshot, planned);
    }
    Schema schema =
        isEmpty ? planned.table().schema() : planned.table().schemas().get(snapshot.schemaId());
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, Integer> column : new TreeMap<>(fieldIds.get(table)).entrySet()) {
      String name = nameAtSnapshot(table, schema, column);
      boolean isRenamed = !name.equals(planned.table().schema().findColumnName(column.getValue()));
      columns.add((isRenamed ? unpushed(name) : quoted(name)).as(column.getKey()));
    }
    metadataColumns.forEach(name -> columns.add(functions.col(name)));
    Dataset<Row> read = rows.select(columns.toArray(new Column[0]));
    return restrictions
        .getOrDefault(table, type -> Optional.empty())
        .apply(read.schema())
        .map(read::filter)
        .orElse(read);
  }

  /** Names and types of the columns of a table. */
  public StructType type(String table) {
    return read(table, false).schema();
  }

  /** Times of the commits that may have written the rows of a source's table. */
  CommitTimes commitTimes(EventSource source) {
    String table = source.table();
    Table iceberg = plannedTable(spark.read().table(quotedTable(table))).table();
    List<Long> snapshotIds = new ArrayList<>(List.of(snapshots.get(table).snapshotId()));
    if (changed.containsKey(table)) {
      snapshotIds.add(changed.get(table).before().snapshotId());
    }
    snapshotIds.remove(SourceSnapshot.NONE);
    return CommitTimes.of(source.name(), table, iceberg, snapshotIds);
  }

  /**
   * A column that no filter is pushed through. Iceberg binds pushed filters to the table's present
   * names: one that was renamed since would be missing, or be another column.
   */
  private static Column unpushed(String name) {
    return functions.coalesce(quoted(name), quoted(name));
  }

  private static String quotedTable(String name) {
    return "`" + name.replace(".", "`.`") + "`";
  }

  static Column quoted(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  private static String nameAtSnapshot(
      String table, Schema schema, Map.Entry<String, Integer> column) {
    String name = schema.findColumnName(column.getValue());
    if (name == null) {
      throw new HindcastException(
          ErrorCode.COLUMN_MISSING,
          "Cannot read column "
              + column.getKey()
              + " of table "
              + table
              + ": the pinned snapshot has no field with id "
              + column.getValue()
              + ". Plan the build again.");
    }
    return name;
  }

  private static void checkPinned(SourceSnapshot snapshot, SparkTable planned) {
    Long plannedId = planned.snapshotId();
    if (plannedId == null || plannedId != snapshot.snapshotId()) {
      throw new HindcastException(
          ErrorCode.INTERNAL,
          "Cannot read table "
              + snapshot.table()
              + " at its pinned snapshot "
              + snapshot.snapshotId()
              + ": the plan reads snapshot "
              + plannedId
              + ". Report this; nothing was built.");
    }
  }

  private static SparkTable plannedTable(Dataset<Row> rows) {
    LogicalPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed();
    for (LogicalPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
      if (leaf instanceof DataSourceV2Relation relation
          && relation.table() instanceof SparkTable table) {
        return table;
      }
    }
    throw new HindcastException(
        ErrorCode.ENGINE_FAILED,
        "Cannot read the source tables: the plan holds no Iceberg table but "
            + plan
            + ". Check that the catalogs of the definition are Iceberg catalogs.");
  }
}
