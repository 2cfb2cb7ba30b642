/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * Reads labels and event revisions of all sources at their pinned snapshots, pruned only where that
 * is safe, with all expressions resolved and checked. Nothing is read until the rows are asked for.
 *
 * @param rows labels, revisions and rejected rows, in the row layout
 * @param labelFacts every label row of the range, for {@link LabelCount}
 * @param rowType the row layout of {@code rows}
 */
public record Ingest(Dataset<Row> rows, Dataset<Row> labelFacts, StructType rowType) {
  /**
   * Plans the reading of labels of {@code [from, to)} with all they could see.
   *
   * @throws dev.hindcast.error.HindcastException with every expression that cannot be resolved or
   *     is not allowed
   */
  public static Ingest plan(
      DatasetDefinition definition,
      PinnedTables tables,
      long fromMicros,
      long toMicros,
      long knowledgeTimeMicros) {
    ExpressionScope expressions = new ExpressionScope();
    LabelRows labels =
        LabelRows.read(
            definition.labels(), tables, expressions, fromMicros, toMicros, knowledgeTimeMicros);
    List<Dataset<Row>> views = new ArrayList<>();
    for (EventSource source : definition.sources()) {
      ScanPruning pruning =
          ScanPruning.of(definition, source, fromMicros, toMicros, knowledgeTimeMicros);
      views.add(
          new SourceView(source, tables, expressions)
              .rows(
                  pruning,
                  SourceRevisions.tieBreaks(definition, source),
                  SharedIds.exclusions(definition, source)));
    }
    AttributeTypes types = attributeTypes(definition, views, expressions);
    List<SourceRevisions> sources = new ArrayList<>();
    for (int n = 0; n < views.size(); n++) {
      EventSource source = definition.sources().get(n);
      Dataset<Row> filtered =
          new SourceFilters(definition, source, views.get(n), expressions).rows(types);
      sources.add(new SourceRevisions(definition, source, n, views.get(n), filtered));
    }
    expressions.failIfRefused();
    List<Dataset<Row>> parts = new ArrayList<>(List.of(labels.rows()));
    sources.forEach(source -> parts.add(source.rows()));
    StructType rowType = rowType(parts);
    ValueTypeCheck.check(definition, rowType, expressions);
    expressions.failIfRefused();
    return new Ingest(union(parts, rowType), labels.facts(), rowType);
  }

  private static AttributeTypes attributeTypes(
      DatasetDefinition definition, List<Dataset<Row>> views, ExpressionScope expressions) {
    AttributeTypes types = new AttributeTypes();
    for (int n = 0; n < views.size(); n++) {
      EventSource source = definition.sources().get(n);
      for (String attribute : source.attributes().keySet()) {
        DataType type = views.get(n).schema().apply(attribute).dataType();
        String key = SourceView.key(source, attribute);
        if (!expressions.isRefused(key)) {
          types.add(attribute, type).ifPresent(why -> expressions.refuse(key, why));
        }
      }
    }
    TieBreakCheck.check(definition, views, expressions);
    SharedIds.check(definition, views, expressions);
    return types;
  }

  private static StructType rowType(List<Dataset<Row>> parts) {
    StructType label = (StructType) parts.get(0).schema().apply("label").dataType();
    List<StructType> ids = new ArrayList<>();
    List<StructType> payloads = new ArrayList<>();
    for (Dataset<Row> source : parts.subList(1, parts.size())) {
      ids.add((StructType) source.schema().apply("id").dataType());
      payloads.add((StructType) source.schema().apply("payload").dataType());
    }
    return RowLayout.rowType(label, ids, payloads);
  }

  /** Each part fills the structs that are its own; the others are null. */
  private static Dataset<Row> union(List<Dataset<Row>> parts, StructType rowType) {
    Dataset<Row> all = null;
    for (int n = 0; n < parts.size(); n++) {
      List<Column> columns = new ArrayList<>();
      for (int ordinal = 0; ordinal < rowType.size(); ordinal++) {
        String name = rowType.fields()[ordinal].name();
        DataType type = rowType.fields()[ordinal].dataType();
        Column missing = lit(null).cast(type);
        Column column;
        if (ordinal < RowLayout.LABEL || (ordinal == RowLayout.LABEL && n == 0)) {
          column = col(name);
        } else if (n > 0 && ordinal == RowLayout.idOrdinal(n - 1)) {
          column = col("id");
        } else if (n > 0 && ordinal == RowLayout.payloadOrdinal(n - 1)) {
          column = col("payload");
        } else {
          column = missing;
        }
        columns.add(column.as(name));
      }
      Dataset<Row> part = parts.get(n).select(columns.toArray(new Column[0]));
      all = all == null ? part : all.unionAll(part);
    }
    return all;
  }
}
