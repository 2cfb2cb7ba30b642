/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static dev.hindcast.spark.ingest.PinnedTables.quoted;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.LabelSource;
import dev.hindcast.event.RejectReason;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The labels of a build, and the rejected rows of their table, in the row layout. */
final class LabelRows {
  private final LabelSource labels;
  private final Dataset<Row> keyed;
  private final long knowledgeTimeMicros;

  private LabelRows(LabelSource labels, Dataset<Row> keyed, long knowledgeTimeMicros) {
    this.labels = labels;
    this.keyed = keyed;
    this.knowledgeTimeMicros = knowledgeTimeMicros;
  }

  /** Labels of the ranges and rows whose label time cannot be told to lie outside of them. */
  static LabelRows read(
      LabelSource labels,
      PinnedTables tables,
      ExpressionScope expressions,
      List<LabelWindow> ranges,
      long knowledgeTimeMicros) {
    Dataset<Row> table = tables.read(labels.table(), false);
    if (labels.where().isPresent()) {
      table = table.filter(expressions.predicate(table, "labels.where", labels.where().get()));
    }
    DataType timeType = table.schema().apply(labels.time()).dataType();
    Column instant = Timestamps.instant(quoted(labels.time()), timeType, labels.timeZone());
    table = table.filter(isIn(ranges, instant).or(Timestamps.isRejected(instant)));
    List<Column> columns = new ArrayList<>();
    for (String name : table.columns()) {
      columns.add(quoted(name));
    }
    columns.add(IdText.of(quoted(labels.user())).as(Names.USER));
    columns.add(quoted(labels.id()).as(Names.id(0)));
    columns.add(Timestamps.micros(instant).as(Names.TIME));
    columns.addAll(LabelSelection.columns(labels, table, expressions));
    Dataset<Row> keyed =
        tables.marked(tables.scope().labels(table.select(columns.toArray(new Column[0]))));
    return new LabelRows(
        labels,
        keyed.withColumn(Names.REASON, ErasedMark.before(reason(labels), keyed)),
        knowledgeTimeMicros);
  }

  /** Ranges are halved, so that many of them make no deep expression. */
  private static Column isIn(List<LabelWindow> ranges, Column instant) {
    if (ranges.size() > 1) {
      int half = ranges.size() / 2;
      return isIn(ranges.subList(0, half), instant)
          .or(isIn(ranges.subList(half, ranges.size()), instant));
    }
    return instant
        .geq(Timestamps.literal(ranges.get(0).fromMicros()))
        .and(instant.lt(Timestamps.literal(ranges.get(0).toMicros())));
  }

  /** Names of the label columns that are written, in their order. */
  static Set<String> writtenColumns(LabelSource labels) {
    Set<String> names = new LinkedHashSet<>(List.of(labels.id(), labels.user(), labels.time()));
    names.addAll(labels.columns());
    return names;
  }

  /** Every row of the range, with what {@link LabelCount} decides its fate by. */
  Dataset<Row> facts() {
    Column none = lit(null);
    return keyed.select(
        col(Names.id(0)).as("id"),
        col(Names.USER)
            .isNotNull()
            .and(col(Names.id(0)).isNotNull())
            .and(col(Names.REASON).notEqual(SourceRevisions.code(RejectReason.ERASED_USER)))
            .as("has_ids"),
        col(Names.TIME).as("time"),
        (labels.outcome().isPresent() ? col(Names.OUTCOME_END) : none.cast(DataTypes.LongType))
            .as("outcome_end"),
        (labels.sample().isPresent() ? col(Names.SAMPLED) : lit(false)).as("sampled"),
        (labels.sample().isPresent() ? col(Names.SAMPLED_ID) : none)
            .cast(DataTypes.BinaryType)
            .as("sampled_id"));
  }

  /**
   * Users, ids as text and times of the labels that are no rejected rows, under internal names,
   * with columns of the table.
   *
   * @param isMatureAt column name to a knowledge time: whether the label is written by then
   */
  Dataset<Row> keys(Map<String, Long> isMatureAt, List<String> tableColumns) {
    List<Column> columns = new ArrayList<>(List.of(col(Names.USER), col(Names.TIME)));
    columns.add(IdText.of(col(Names.id(0))).as(Names.id(0)));
    isMatureAt.forEach(
        (name, knowledge) -> columns.add(LabelSelection.isKept(labels, knowledge).as(name)));
    tableColumns.forEach(name -> columns.add(quoted(name)));
    return keyed
        .filter(col(Names.REASON).equalTo(lit(RowLayout.NOT_REJECTED)))
        .select(columns.toArray(new Column[0]));
  }

  /** Columns of the row layout by name. */
  Dataset<Row> rows() {
    Column isRejected = col(Names.REASON).notEqual(lit(RowLayout.NOT_REJECTED));
    Column isErased = col(Names.REASON).equalTo(SourceRevisions.code(RejectReason.ERASED_USER));
    Column isQuarantined = isRejected.and(functions.not(isErased));
    Column quarantine = when(isQuarantined, quarantine());
    Column time = when(isRejected, lit(0L)).otherwise(col(Names.TIME));
    Dataset<Row> kept =
        keyed.filter(isRejected.or(LabelSelection.isKept(labels, knowledgeTimeMicros)));
    return kept.select(
        when(isQuarantined, functions.xxhash64(quarantine))
            .otherwise(functions.xxhash64(col(Names.USER)))
            .as("user_hash"),
        lit(RowLayout.LABELS).as("input"),
        col(Names.REASON).as("reason"),
        col(Names.USER).as("user"),
        time.as("time"),
        lit(0L).as("arrival"),
        lit(0L).as("revision"),
        lit(0L).as("identity_hash"),
        time.as("content_hash"),
        lit(false).as("retraction"),
        lit(0L).as("passing"),
        quarantine.as("quarantine"),
        functions.struct(label()).as("label"));
  }

  /** The written columns, the label id first, and behind them what only the assembling needs. */
  private Column[] label() {
    List<Column> columns = new ArrayList<>();
    for (String name : writtenColumns(labels)) {
      DataType type = keyed.schema().apply(name).dataType();
      columns.add(Timestamps.instant(quoted(name), type, labels.timeZone()).as(name));
    }
    labels
        .request()
        .ifPresent(name -> columns.add(IdText.of(quoted(name)).as(RowLayout.LABEL_REQUEST)));
    labels
        .session()
        .ifPresent(name -> columns.add(IdText.of(quoted(name)).as(RowLayout.LABEL_SESSION)));
    if (!labels.event().isEmpty()) {
      List<Column> event = labels.event().stream().map(PinnedTables::quoted).toList();
      columns.add(IdText.of(event).as(RowLayout.LABEL_EVENT));
    }
    labels
        .outcome()
        .ifPresent(unused -> columns.add(col(Names.OUTCOME_END).as(RowLayout.LABEL_OUTCOME_END)));
    labels
        .sample()
        .ifPresent(sample -> columns.add(LabelSelection.weight(sample).as(RowLayout.LABEL_WEIGHT)));
    return columns.toArray(new Column[0]);
  }

  private static Column reason(LabelSource labels) {
    Column outcomeEndIsNull =
        labels.outcome().isPresent() ? col(Names.OUTCOME_END).isNull() : lit(false);
    return when(col(Names.USER).isNull(), SourceRevisions.code(RejectReason.NULL_USER))
        .when(col(Names.id(0)).isNull(), SourceRevisions.code(RejectReason.NULL_LABEL_ID))
        .when(col(Names.TIME).isNull(), SourceRevisions.code(RejectReason.NULL_LABEL_TIME))
        .when(
            Timestamps.isOutOfRange(col(Names.TIME)),
            SourceRevisions.code(RejectReason.LABEL_TIME_OUT_OF_RANGE))
        .when(outcomeEndIsNull, SourceRevisions.code(RejectReason.NULL_OUTCOME_END))
        .otherwise(lit(RowLayout.NOT_REJECTED));
  }

  private Column quarantine() {
    List<Column> row = new ArrayList<>();
    for (String name : writtenColumns(labels)) {
      if (!keyed.schema().apply(name).dataType().equals(DataTypes.BinaryType)) {
        row.add(quoted(name));
      }
    }
    return functions.struct(
        col(Names.USER).as("user"),
        col(Names.id(0)).cast(DataTypes.StringType).as("id"),
        SourceRevisions.text(Names.TIME).as("time"),
        lit(null).cast(DataTypes.StringType).as("arrival_time"),
        functions.to_json(functions.struct(row.toArray(new Column[0]))).as("row"));
  }
}
