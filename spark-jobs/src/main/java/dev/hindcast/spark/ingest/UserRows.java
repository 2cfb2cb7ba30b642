/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The rows of one source's table that labels of a scope may need, in the table's own columns. */
public final class UserRows {
  /** The file that a row lies in. */
  public static final String FILE = "hc$file";

  private final EventSource source;
  private final Set<String> names;
  private final ScanPruning pruning;

  /**
   * @param names columns that the definition maps
   * @param windows of the labels
   * @param knowledgeTimeMicros the latest of the builds that need the rows
   */
  public UserRows(
      DatasetDefinition definition,
      EventSource source,
      Set<String> names,
      List<LabelWindow> windows,
      long knowledgeTimeMicros) {
    this.source = source;
    this.names = new TreeSet<>(names);
    List<LabelWindow> ranges = LabelWindow.ranges(windows);
    this.pruning =
        ScanPruning.of(
            definition,
            source,
            ranges.get(0).fromMicros(),
            ranges.get(ranges.size() - 1).toMicros(),
            knowledgeTimeMicros);
  }

  /** Those of the pinned snapshot, and which {@link #FILE} each is in. */
  public Dataset<Row> of(PinnedTables tables) {
    List<String> metadata = new ArrayList<>(metadata());
    metadata.add(PinnedTables.FILE_PATH);
    List<Column> columns = columns();
    columns.add(functions.col(PinnedTables.FILE_PATH).as(FILE));
    return ofScope(tables, tables.readAt(source.table(), metadata), columns);
  }

  /** Those among rows that have all columns. */
  public Dataset<Row> among(PinnedTables tables, Dataset<Row> rows) {
    return ofScope(tables, rows, columns());
  }

  private Dataset<Row> ofScope(PinnedTables tables, Dataset<Row> rows, List<Column> columns) {
    Dataset<Row> kept = pruning.predicate(source, rows.schema()).map(rows::filter).orElse(rows);
    Column user = IdText.of(PinnedTables.quoted(source.user())).as(Names.USER);
    return tables
        .scope()
        .events(kept.withColumn(Names.USER, user))
        .select(columns.toArray(new Column[0]));
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    names.forEach(name -> columns.add(PinnedTables.quoted(name)));
    metadata().forEach(name -> columns.add(functions.col(name)));
    return columns;
  }

  /** Columns of row lineage that are needed besides the table's own. */
  public List<String> metadata() {
    return source.arrivalTime() instanceof ArrivalTime.CommitTime
        ? List.of(PinnedTables.SEQUENCE_NUMBER)
        : List.of();
  }
}
