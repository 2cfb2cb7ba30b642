/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static dev.hindcast.spark.ingest.PinnedTables.quoted;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.PayloadFields;
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
import org.apache.spark.sql.types.StructType;

/**
 * A source's table as its mapping sees it: keys under internal names, the attributes, and those
 * table columns that no attribute hides.
 */
final class SourceView {
  private final EventSource source;
  private final PinnedTables tables;
  private final ExpressionScope expressions;

  SourceView(EventSource source, PinnedTables tables, ExpressionScope expressions) {
    this.source = source;
    this.tables = tables;
    this.expressions = expressions;
  }

  /**
   * The view of every row that the scan must keep.
   *
   * @param tieBreaks names that order events of equal time in some sequence of this source
   * @param exclusions what events of this source are excluded by in some sequence
   */
  Dataset<Row> rows(ScanPruning pruning, Set<String> tieBreaks, Set<Exclusion> exclusions) {
    boolean byCommit = source.arrivalTime() instanceof ArrivalTime.CommitTime;
    Dataset<Row> table = tables.read(source.table(), byCommit);
    table = pruning.predicate(source, table.schema()).map(table::filter).orElse(table);
    if (byCommit) {
      table = withCommitTime(table);
    }
    StructType type = table.schema();
    List<Column> columns = new ArrayList<>();
    columns.add(IdText.of(quoted(source.user())).as(Names.USER));
    Column instant = instant(type, source.eventTime());
    columns.add(Timestamps.micros(instant).as(Names.TIME));
    columns.add(arrival(type, instant).as(Names.ARRIVAL));
    columns.add(revision().as(Names.REVISION));
    columns.add(retraction(table).as(Names.RETRACTION));
    for (String name : tieBreaks) {
      if (!source.attributes().containsKey(name) && hasColumn(type, name)) {
        columns.add(quoted(name).as(Names.tieBreak(name)));
      }
    }
    addIds(columns);
    addShared(columns, exclusions);
    addKnownFrom(columns, type);
    addAttributes(columns, table);
    for (String name : new TreeSet<>(List.of(type.fieldNames()))) {
      if (!source.attributes().containsKey(name) && !name.equals(Names.ARRIVAL)) {
        columns.add(quoted(name));
      }
    }
    return tables.marked(tables.scope().events(table.select(columns.toArray(new Column[0]))));
  }

  /** The definition's key that holds an attribute's expression. */
  static String key(EventSource source, String attribute) {
    return "sources." + source.name() + ".attributes." + attribute;
  }

  static boolean hasColumn(StructType type, String name) {
    return List.of(type.fieldNames()).contains(name);
  }

  private void addIds(List<Column> columns) {
    if (source.identity() instanceof EventIdentity.Columns ids) {
      for (int n = 0; n < ids.names().size(); n++) {
        columns.add(quoted(ids.names().get(n)).as(Names.id(n)));
      }
    }
  }

  private void addShared(List<Column> columns, Set<Exclusion> exclusions) {
    for (Exclusion exclusion : exclusions) {
      if (exclusion != Exclusion.SAME_EVENT) {
        String name = SharedIds.internal(exclusion);
        SharedIds.declared(source, exclusion)
            .ifPresent(column -> columns.add(IdText.of(quoted(column)).as(name)));
      }
    }
  }

  private void addKnownFrom(List<Column> columns, StructType type) {
    source
        .knownAfter()
        .forEach(
            (attribute, after) -> {
              if (after instanceof KnownAfter.Column column) {
                columns.add(
                    Timestamps.micros(instant(type, column.name()))
                        .as(PayloadFields.knownFrom(attribute)));
              }
            });
  }

  private void addAttributes(List<Column> columns, Dataset<Row> table) {
    for (Map.Entry<String, String> attribute : source.attributes().entrySet()) {
      Column value =
          expressions.value(table, key(source, attribute.getKey()), attribute.getValue());
      columns.add(value.as(attribute.getKey()));
    }
  }

  private Column arrival(StructType type, Column eventInstant) {
    if (source.arrivalTime() instanceof ArrivalTime.Column column) {
      return Timestamps.micros(instant(type, column.name()));
    }
    if (source.arrivalTime() instanceof ArrivalTime.Assumed assumed) {
      return Timestamps.micros(eventInstant).plus(functions.lit(assumed.delayMicros()));
    }
    return functions.col(Names.ARRIVAL);
  }

  private Column revision() {
    return source
        .revision()
        .map(name -> functions.coalesce(quoted(name).cast(DataTypes.LongType), functions.lit(0L)))
        .orElse(functions.lit(0L));
  }

  private Column retraction(Dataset<Row> table) {
    return source
        .retraction()
        .map(sql -> expressions.predicate(table, "sources." + source.name() + ".retraction", sql))
        .orElse(functions.lit(false));
  }

  private Column instant(StructType type, String column) {
    DataType columnType = type.apply(column).dataType();
    return Timestamps.instant(quoted(column), columnType, source.timeZone());
  }

  private Dataset<Row> withCommitTime(Dataset<Row> table) {
    Column number = functions.col(PinnedTables.SEQUENCE_NUMBER);
    return table
        .withColumn(
            Names.ARRIVAL,
            functions.udf(tables.commitTimes(source), DataTypes.LongType).apply(number))
        .drop(PinnedTables.SEQUENCE_NUMBER);
  }
}
