/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static dev.hindcast.spark.ingest.PinnedTables.quoted;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.event.RejectReason;
import dev.hindcast.spark.enrich.DimensionLayout;
import dev.hindcast.spark.enrich.KeyTypes;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** An enrichment's table in the dimension layout, and its rejected rows in the row layout. */
final class DimensionView {
  private final EnrichmentDefinition enrichment;
  private final Dataset<Row> table;

  private DimensionView(EnrichmentDefinition enrichment, Dataset<Row> table) {
    this.enrichment = enrichment;
    this.table = table;
  }

  static DimensionView read(
      EnrichmentDefinition enrichment, PinnedTables tables, ExpressionScope expressions) {
    Dataset<Row> table = tables.read(enrichment.table(), false);
    for (Map.Entry<String, String> column : enrichment.columns().entrySet()) {
      DataType type = typeOf(table, column.getValue());
      if (!AttributeTypes.isSupported(instantType(type))) {
        expressions.refuse(
            "enrichments." + enrichment.name() + ".columns." + column.getKey(),
            "type " + type.simpleString() + " cannot stand in a sequence");
      }
    }
    return new DimensionView(enrichment, table);
  }

  /**
   * Rows in the dimension layout: what is rejected, and what some event or label could find.
   *
   * @param toMicros no event or label is looked up at or after it, UTC
   * @param knowledgeTimeMicros nothing is known after it, UTC
   */
  Dataset<Row> rows(long toMicros, long knowledgeTimeMicros) {
    Dataset<Row> rows =
        table.select(
            reason().as(DimensionLayout.REASON_NAME),
            functions.struct(key()).as(DimensionLayout.KEY_NAME),
            micros(enrichment.validFrom()).as(DimensionLayout.VALID_FROM_NAME),
            validTo().as(DimensionLayout.VALID_TO_NAME),
            micros(enrichment.knownAtColumn()).as(DimensionLayout.KNOWN_AT_NAME),
            contentHash().as(DimensionLayout.CONTENT_HASH_NAME),
            functions.struct(values()).as(DimensionLayout.VALUES_NAME));
    Column isFindable =
        col(DimensionLayout.VALID_FROM_NAME)
            .lt(lit(toMicros))
            .and(col(DimensionLayout.KNOWN_AT_NAME).leq(lit(knowledgeTimeMicros)));
    return rows.filter(
        isFindable.or(col(DimensionLayout.REASON_NAME).notEqual(lit(RowLayout.NOT_REJECTED))));
  }

  /** Rejected rows by the names of the row layout, as an input of that number. */
  Dataset<Row> rejected(int input) {
    Column quarantine = quarantine();
    return table
        .filter(reason().notEqual(lit(RowLayout.NOT_REJECTED)))
        .select(
            functions.xxhash64(quarantine).as("user_hash"),
            lit(input).as("input"),
            reason().as("reason"),
            lit(null).cast(DataTypes.StringType).as("user"),
            lit(0L).as("time"),
            lit(0L).as("arrival"),
            lit(0L).as("revision"),
            lit(0L).as("identity_hash"),
            lit(0L).as("content_hash"),
            lit(false).as("retraction"),
            lit(0L).as("passing"),
            quarantine.as("quarantine"));
  }

  private Column reason() {
    Column keyIsNull = lit(false);
    for (String column : enrichment.key().values()) {
      keyIsNull = keyIsNull.or(quoted(column).isNull());
    }
    return when(keyIsNull, SourceRevisions.code(RejectReason.NULL_KEY))
        .when(
            quoted(enrichment.validFrom()).isNull(),
            SourceRevisions.code(RejectReason.NULL_VALID_FROM))
        .when(
            quoted(enrichment.knownAtColumn()).isNull(),
            SourceRevisions.code(RejectReason.NULL_KNOWN_AT))
        .otherwise(lit(RowLayout.NOT_REJECTED));
  }

  private Column[] key() {
    return enrichment.key().entrySet().stream()
        .map(part -> KeyTypes.compared(instant(part.getValue()), type(part.getValue())))
        .toArray(Column[]::new);
  }

  private Column validTo() {
    return enrichment
        .validTo()
        .map(column -> functions.coalesce(micros(column), lit(Long.MAX_VALUE)))
        .orElse(lit(Long.MAX_VALUE));
  }

  private Column[] values() {
    List<Column> columns = new ArrayList<>();
    enrichment.columns().forEach((name, column) -> columns.add(instant(column).as(name)));
    enrichment.space().ifPresent(column -> columns.add(space(column).as(DimensionLayout.SPACE)));
    return columns.toArray(new Column[0]);
  }

  /** Spark's hash skips nulls, so each value says whether it is one. */
  private Column contentHash() {
    List<Column> parts = new ArrayList<>();
    for (String column : enrichment.columns().values()) {
      parts.add(quoted(column).isNull());
      parts.add(instant(column));
    }
    enrichment
        .space()
        .ifPresent(
            column -> {
              parts.add(quoted(column).isNull());
              parts.add(space(column));
            });
    return functions.xxhash64(parts.toArray(new Column[0]));
  }

  private Column quarantine() {
    Set<String> names = new TreeSet<>(enrichment.key().values());
    names.add(enrichment.validFrom());
    enrichment.validTo().ifPresent(names::add);
    names.add(enrichment.knownAtColumn());
    enrichment.columns().values().stream()
        .filter(column -> !KeyTypes.isWide(type(column)))
        .forEach(names::add);
    Column[] row = names.stream().map(name -> quoted(name).as(name)).toArray(Column[]::new);
    Column[] key =
        enrichment.key().values().stream()
            .map(column -> quoted(column).cast(DataTypes.StringType))
            .toArray(Column[]::new);
    return functions.struct(
        lit(null).cast(DataTypes.StringType).as("user"),
        functions.concat_ws("|", key).as("id"),
        quoted(enrichment.validFrom()).cast(DataTypes.StringType).as("time"),
        quoted(enrichment.knownAtColumn()).cast(DataTypes.StringType).as("arrival_time"),
        functions.to_json(functions.struct(row)).as("row"));
  }

  private static Column space(String column) {
    return quoted(column).cast(DataTypes.StringType);
  }

  private Column micros(String column) {
    return Timestamps.micros(instant(column));
  }

  /** The column, as an instant if it is a time. */
  private Column instant(String column) {
    return Timestamps.instant(quoted(column), typeOf(table, column), enrichment.timeZone());
  }

  private DataType type(String column) {
    return instantType(typeOf(table, column));
  }

  private static DataType instantType(DataType type) {
    return type.equals(DataTypes.TimestampNTZType) ? DataTypes.TimestampType : type;
  }

  private static DataType typeOf(Dataset<Row> table, String column) {
    return table.schema().apply(column).dataType();
  }
}
