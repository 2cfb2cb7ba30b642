/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static dev.hindcast.spark.ingest.PinnedTables.quoted;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.spark.enrich.DimensionLayout;
import dev.hindcast.spark.enrich.KeyTypes;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What of revisions, labels and dimension rows decides which labels they can touch, as a build sees
 * it. Rejected rows are left out. Columns that a table of changed rows has besides its own can be
 * kept.
 */
public final class KeyView {
  /** The user id as text. */
  public static final String USER = "user";

  /** The event or label id as text; null where ids are hashes of content. */
  public static final String ID = "id";

  /** Event or label time, UTC microseconds. */
  public static final String TIME = "time";

  /** Arrival time, UTC microseconds. */
  public static final String ARRIVAL = "arrival";

  /** Whether a revision is a retraction. */
  public static final String RETRACTION = "retraction";

  /** Whether a label is written at the earlier or the later knowledge time. */
  public static final String MATURE_BEFORE = "mature_before";

  public static final String MATURE_AFTER = "mature_after";

  private final DatasetDefinition definition;
  private final PinnedTables tables;
  private final ExpressionScope expressions = new ExpressionScope();

  public KeyView(DatasetDefinition definition, PinnedTables tables) {
    this.definition = definition;
    this.tables = tables;
  }

  /** Revisions of a source: user, id, time, arrival, retraction, and the kept columns. */
  public Dataset<Row> revisions(EventSource source, List<String> kept) {
    return revisions(source, ScanPruning.NONE, Map.of(), kept);
  }

  /**
   * Revisions with the parts of the key by which they look up an enrichment, as {@link #part}.
   *
   * @param fromMicros no label before it matters
   * @param toMicros no label at or after it matters
   */
  public Dataset<Row> lookups(
      EventSource source,
      EnrichmentDefinition enrichment,
      long fromMicros,
      long toMicros,
      long knowledgeTimeMicros) {
    ScanPruning pruning =
        ScanPruning.of(definition, source, fromMicros, toMicros, knowledgeTimeMicros);
    Map<String, String> parts = new LinkedHashMap<>();
    enrichment.key().keySet().forEach(attribute -> parts.put(part(parts.size()), attribute));
    return revisions(source, pruning, parts, List.of());
  }

  /** Name of the n-th part of an enrichment's key. */
  public static String part(int n) {
    return "part" + n;
  }

  /** A column of a table, whatever its name is. */
  public static Column column(String name) {
    return quoted(name);
  }

  /**
   * Labels of {@code [from, to)}: user, id, time, whether they are mature, and the kept columns.
   */
  public Dataset<Row> labels(
      long fromMicros, long toMicros, long matureBefore, long matureAfter, List<String> kept) {
    LabelRows labels =
        LabelRows.read(
            definition.labels(),
            tables,
            expressions,
            List.of(new LabelWindow(fromMicros, toMicros)),
            Math.max(matureBefore, matureAfter));
    expressions.failIfRefused();
    return labels
        .keys(Map.of(MATURE_BEFORE, matureBefore, MATURE_AFTER, matureAfter), kept)
        .withColumnRenamed(Names.USER, USER)
        .withColumnRenamed(Names.id(0), ID)
        .withColumnRenamed(Names.TIME, TIME);
  }

  /**
   * Rows of an enrichment's table that something before {@code toMicros} could find: the parts of
   * the key, and when they hold and are known by the names of the {@link DimensionLayout}.
   */
  public Dataset<Row> dimension(
      EnrichmentDefinition enrichment, long toMicros, long knowledgeTimeMicros) {
    Dataset<Row> rows =
        DimensionView.read(enrichment, tables, expressions).rows(toMicros, knowledgeTimeMicros);
    expressions.failIfRefused();
    StructType key = (StructType) rows.schema().apply(DimensionLayout.KEY_NAME).dataType();
    List<Column> columns = new ArrayList<>();
    for (String field : key.fieldNames()) {
      columns.add(col(DimensionLayout.KEY_NAME).getField(field).as(part(columns.size())));
    }
    columns.add(col(DimensionLayout.VALID_FROM_NAME));
    columns.add(col(DimensionLayout.VALID_TO_NAME));
    columns.add(col(DimensionLayout.KNOWN_AT_NAME));
    return rows.filter(col(DimensionLayout.REASON_NAME).equalTo(lit(RowLayout.NOT_REJECTED)))
        .select(columns.toArray(new Column[0]));
  }

  private Dataset<Row> revisions(
      EventSource source, ScanPruning pruning, Map<String, String> parts, List<String> kept) {
    Dataset<Row> view =
        new SourceView(source, tables, expressions).rows(pruning, Set.of(), Set.of());
    expressions.failIfRefused();
    List<Column> columns = new ArrayList<>();
    columns.add(col(Names.USER).as(USER));
    columns.add(id(source).as(ID));
    columns.add(col(Names.TIME).as(TIME));
    columns.add(col(Names.ARRIVAL).as(ARRIVAL));
    columns.add(col(Names.RETRACTION).as(RETRACTION));
    parts.forEach(
        (name, attribute) ->
            columns.add(
                KeyTypes.compared(quoted(attribute), view.schema().apply(attribute).dataType())
                    .as(name)));
    kept.forEach(name -> columns.add(quoted(name)));
    return view.filter(SourceRevisions.reason(source, view).equalTo(lit(RowLayout.NOT_REJECTED)))
        .select(columns.toArray(new Column[0]));
  }

  private static Column id(EventSource source) {
    if (source.identity() instanceof EventIdentity.Columns ids) {
      List<Column> parts = new ArrayList<>();
      for (int n = 0; n < ids.names().size(); n++) {
        parts.add(col(Names.id(n)));
      }
      return IdText.of(parts);
    }
    return functions.lit(null).cast(DataTypes.StringType);
  }
}
