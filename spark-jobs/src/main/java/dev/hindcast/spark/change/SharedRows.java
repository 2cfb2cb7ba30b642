/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.iceberg.change.PinnedInputs;
import dev.hindcast.iceberg.change.SharedFiles;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.spark.correct.ScopedTables;
import dev.hindcast.spark.ingest.PinnedTables;
import dev.hindcast.spark.ingest.UserRows;
import dev.hindcast.spark.ingest.UserScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The tables of two requests, where event tables that share most of their files are read once. A
 * table that several inputs read is read for each of them, as ever.
 */
final class SharedRows implements ScopedTables {
  private final SparkSession spark;
  private final List<StagedRows> staged = new ArrayList<>();
  private final List<Dataset<Row>> persisted = new ArrayList<>();
  private final PinnedTables before;
  private final PinnedTables after;

  SharedRows(
      SparkSession spark,
      DatasetDefinition definition,
      PinnedInputs earlier,
      PinnedInputs later,
      List<LabelWindow> windows,
      UserScope scope,
      Function<String, Table> load) {
    this.spark = spark;
    PinnedTables laterTables =
        new PinnedTables(spark, later.snapshots(), later.columns()).scoped(scope);
    Map<String, Dataset<Row>> was = new HashMap<>();
    Map<String, Dataset<Row>> is = new HashMap<>();
    for (EventSource source : definition.sources()) {
      String table = source.table();
      Optional<SharedFiles> shared =
          readers(definition, table) > 1
              ? Optional.empty()
              : SharedFiles.of(load.apply(table), definition, table, earlier, later);
      shared.ifPresent(
          files -> {
            UserRows rows =
                new UserRows(
                    definition,
                    source,
                    files.columns().keySet(),
                    windows,
                    later.knowledgeTimeMicros());
            Dataset<Row> all = rows.of(laterTables).persist(StorageLevel.MEMORY_AND_DISK());
            persisted.add(all);
            is.put(table, all.drop(UserRows.FILE));
            was.put(table, earlier(rows, all, files, laterTables, load.apply(table)));
          });
    }
    this.before =
        new PinnedTables(spark, earlier.snapshots(), earlier.columns()).scoped(scope).replaced(was);
    this.after = laterTables.replaced(is);
  }

  @Override
  public PinnedTables before() {
    return before;
  }

  @Override
  public PinnedTables after() {
    return after;
  }

  @Override
  public void close() {
    persisted.forEach(Dataset::unpersist);
    staged.forEach(StagedRows::close);
  }

  private Dataset<Row> earlier(
      UserRows rows, Dataset<Row> all, SharedFiles files, PinnedTables tables, Table table) {
    Dataset<Row> both =
        files.added().isEmpty()
            ? all
            : all.filter(not(col(UserRows.FILE).isin(files.added().toArray())));
    if (files.removed().isEmpty()) {
      return both.drop(UserRows.FILE);
    }
    StagedRows removed = new StagedRows(spark, table, files.schemaId(), files.removed());
    staged.add(removed);
    List<Column> columns = new ArrayList<>();
    files
        .columns()
        .forEach(
            (name, id) ->
                columns.add(
                    quoted(table.schemas().get(files.schemaId()).findColumnName(id)).as(name)));
    return both.drop(UserRows.FILE)
        .unionByName(rows.among(tables, removed.rows().select(columns(columns, rows))));
  }

  private static Column[] columns(List<Column> columns, UserRows rows) {
    List<Column> all = new ArrayList<>(columns);
    rows.metadata().forEach(name -> all.add(functions.col(name)));
    return all.toArray(new Column[0]);
  }

  private static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }

  /** How many inputs of a definition read a table. */
  private static long readers(DatasetDefinition definition, String table) {
    long labels = definition.labels().table().equals(table) ? 1 : 0;
    return labels
        + definition.sources().stream().filter(source -> source.table().equals(table)).count()
        + definition.enrichments().stream().filter(of -> of.table().equals(table)).count();
  }
}
