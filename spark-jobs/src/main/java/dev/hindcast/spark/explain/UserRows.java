/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.event.RejectReason;
import dev.hindcast.spark.assemble.EventName;
import dev.hindcast.spark.enrich.BroadcastLimit;
import dev.hindcast.spark.enrich.DimensionHistory;
import dev.hindcast.spark.enrich.Enrichments;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.ingest.PinnedTables;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows of one user in the pinned tables; scans are told the user where its type allows. */
final class UserRows {
  private final SparkSession spark;
  private final PinnedTables tables;
  private final String user;

  UserRows(SparkSession spark, DatasetDefinition definition, PinnedTables tables, String user) {
    this.spark = spark;
    this.user = user;
    this.tables = tables.restricted(restrictions(definition, user));
  }

  /** All that the label could see, as a build of the label alone would read it. */
  Ingest ingest(ParsedDefinition parsed, long labelTimeMicros, long knowledgeTimeMicros) {
    Ingest planned = plan(parsed, labelTimeMicros, knowledgeTimeMicros, Optional.empty());
    Enrichments enrichments = planned.enrichments();
    enrichments.load(spark, BroadcastLimit.bytes(spark), 1);
    return enrichments.haveJoins()
        ? plan(parsed, labelTimeMicros, knowledgeTimeMicros, Optional.of(enrichments))
        : planned;
  }

  private Ingest everything(ParsedDefinition parsed) {
    return Ingest.plan(
        parsed.definition(), tables, Micros.SANE_FROM, Micros.SANE_TO, Micros.SANE_TO);
  }

  private Ingest plan(
      ParsedDefinition parsed,
      long labelTimeMicros,
      long knowledgeTimeMicros,
      Optional<Enrichments> loaded) {
    return Ingest.plan(
        parsed.definition(),
        tables,
        labelTimeMicros,
        labelTimeMicros + 1,
        knowledgeTimeMicros,
        loaded);
  }

  Dataset<Row> of(Ingest ingest) {
    return ingest.rows().filter(col("user").equalTo(lit(user)));
  }

  /** Every revision of the user, whenever it arrived, and its rejected rows. */
  List<Revision> revisions(ParsedDefinition parsed) {
    Ingest all = everything(parsed);
    List<Revision> revisions = new ArrayList<>();
    for (InternalRow row :
        keys(of(all).filter(col("input").geq(lit(0))), all.rowType(), "quarantine")) {
      if (row.getInt(0) < parsed.definition().sources().size()) {
        revisions.add(revision(row, all.rowType()));
      }
    }
    return revisions;
  }

  /**
   * Event and arrival time of each revision that the label sees, to the sequences it passes for.
   */
  Map<String, Long> passing(
      ParsedDefinition parsed, long labelTimeMicros, long knowledgeTimeMicros) {
    Ingest ingest = ingest(parsed, labelTimeMicros, knowledgeTimeMicros);
    Map<String, Long> passing = new HashMap<>();
    Dataset<Row> rows =
        of(ingest).filter(col("input").geq(lit(0)).and(col("reason").equalTo(lit(0))));
    for (InternalRow row : keys(rows, ingest.rowType(), "passing")) {
      Revision revision = revision(row, ingest.rowType());
      passing.put(key(revision), row.getLong(8));
    }
    return passing;
  }

  /** The keys by which each revision that the label sees is looked up in enrichments. */
  EventKeys eventKeys(
      ParsedDefinition whole,
      ParsedDefinition onlyKeys,
      long labelTimeMicros,
      long knowledgeTimeMicros) {
    Ingest ingest = plan(onlyKeys, labelTimeMicros, knowledgeTimeMicros, Optional.empty());
    StructType rowType = ingest.rowType();
    Dataset<Row> rows =
        of(ingest)
            .filter(col("input").geq(lit(0)).and(col("reason").equalTo(lit(0))))
            .withColumn("event_keys", EventKeys.column(whole.definition(), rowType));
    int fields = whole.definition().enrichments().size();
    Map<String, InternalRow> keys = new HashMap<>();
    for (InternalRow row : keys(rows, rowType, "event_keys")) {
      keys.put(key(revision(row, rowType)), row.getStruct(8, fields).copy());
    }
    StructType type = (StructType) rows.schema().apply("event_keys").dataType();
    return new EventKeys(whole.definition().enrichments(), type, keys);
  }

  /** Every version of the keys, whenever it holds or was known; by enrichment. */
  Map<String, DimensionHistory> histories(ParsedDefinition whole, EventKeys keys) {
    Map<String, DimensionHistory> histories = new HashMap<>();
    Enrichments enrichments = everything(whole).enrichments();
    for (EnrichmentDefinition enrichment : whole.definition().enrichments()) {
      if (Enrichments.isUsed(whole.definition(), enrichment)) {
        String name = enrichment.name();
        histories.put(name, enrichments.history(name, keys.all(name)));
      }
    }
    return histories;
  }

  /** Tells a revision from the others of its event. */
  static String key(Revision revision) {
    return revision.event()
        + "@"
        + revision.arrivalMicros()
        + "/"
        + revision.number()
        + "/"
        + revision.isRetraction()
        + "/"
        + revision.contentHash();
  }

  private static InternalRow[] keys(Dataset<Row> rows, StructType rowType, String last) {
    List<Column> columns = new ArrayList<>();
    for (String name :
        List.of(
            "input",
            "reason",
            "time",
            "arrival",
            "revision",
            "retraction",
            "content_hash",
            "user",
            last)) {
      columns.add(col(name));
    }
    for (int ordinal = 0; ordinal < rowType.size(); ordinal++) {
      if (rowType.fields()[ordinal].name().startsWith("id_")) {
        columns.add(col(rowType.fields()[ordinal].name()));
      }
    }
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows.select(columns.toArray(new Column[0])))
        .queryExecution()
        .executedPlan()
        .executeCollect();
  }

  private static Revision revision(InternalRow row, StructType rowType) {
    int source = row.getInt(0);
    boolean isRejected = row.getInt(1) != RowLayout.NOT_REJECTED;
    if (isRejected) {
      InternalRow rejected = row.getStruct(8, RowLayout.QUARANTINE_TYPE.size());
      String id = rejected.isNullAt(1) ? "" : rejected.getUTF8String(1).toString();
      return new Revision(
          source,
          id,
          longAt(row, 2),
          longAt(row, 3),
          0,
          false,
          0,
          RejectReason.ofCode(row.getInt(1)).text());
    }
    StructType idType = (StructType) rowType.fields()[RowLayout.idOrdinal(source)].dataType();
    return new Revision(
        source,
        EventName.of(source, row.getStruct(9 + source, idType.size()), idType),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getBoolean(5),
        row.getLong(6),
        "");
  }

  private static long longAt(InternalRow row, int ordinal) {
    return row.isNullAt(ordinal) ? Long.MIN_VALUE : row.getLong(ordinal);
  }

  private static Map<String, Function<StructType, Optional<Column>>> restrictions(
      DatasetDefinition definition, String user) {
    Map<String, List<String>> columns = new HashMap<>();
    columns
        .computeIfAbsent(definition.labels().table(), table -> new ArrayList<>())
        .add(definition.labels().user());
    for (EventSource source : definition.sources()) {
      columns.computeIfAbsent(source.table(), table -> new ArrayList<>()).add(source.user());
    }
    definition.enrichments().forEach(enrichment -> columns.remove(enrichment.table()));
    Map<String, Function<StructType, Optional<Column>>> scans = new HashMap<>();
    columns.forEach((table, names) -> scans.put(table, type -> ofUser(type, names, user)));
    return scans;
  }

  /** Whether one of the columns is the user; nothing where a scan could not use it. */
  private static Optional<Column> ofUser(StructType type, List<String> columns, String user) {
    Column any = lit(false);
    for (String name : columns) {
      DataType columnType = type.apply(name).dataType();
      Column value = col("`" + name + "`");
      if (columnType.equals(DataTypes.StringType)) {
        any = any.or(value.equalTo(lit(user)));
      } else if (columnType.equals(DataTypes.LongType)
          || columnType.equals(DataTypes.IntegerType)) {
        any = any.or(value.equalTo(lit(user).try_cast(columnType)));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(any);
  }
}
