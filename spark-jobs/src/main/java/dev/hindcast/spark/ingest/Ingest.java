/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.spark.enrich.Enrichments;
import dev.hindcast.spark.enrich.SourceEnrichments;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads labels and event revisions of all sources at their pinned snapshots, pruned only where that
 * is safe, with all expressions resolved and checked. Nothing is read until the rows are asked for.
 *
 * @param rows labels, revisions and rejected rows, in the row layout
 * @param labelFacts every label row of the range, for {@link LabelCount}
 * @param rowType the row layout of {@code rows}
 * @param enrichments to be loaded before the rows are asked for
 * @param rejectedVersions rejected rows of the enrichments' tables by enrichment, in the row layout
 */
public record Ingest(
    Dataset<Row> rows,
    Dataset<Row> labelFacts,
    StructType rowType,
    Enrichments enrichments,
    Map<String, Dataset<Row>> rejectedVersions) {
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
    return plan(definition, tables, fromMicros, toMicros, knowledgeTimeMicros, Optional.empty());
  }

  /** Plans the reading of labels of {@code [from, to)}, with enrichments that were loaded. */
  public static Ingest plan(
      DatasetDefinition definition,
      PinnedTables tables,
      long fromMicros,
      long toMicros,
      long knowledgeTimeMicros,
      Optional<Enrichments> loaded) {
    LabelWindow range = new LabelWindow(fromMicros, toMicros);
    return plan(definition, tables, List.of(range), knowledgeTimeMicros, loaded);
  }

  /**
   * Plans the reading of labels of some windows. Plans with enrichments that were loaded: those
   * that are too large to be sent to every task are joined, which reads events and tables.
   *
   * @param windows without overlap; labels in gaps between them are not read
   */
  public static Ingest plan(
      DatasetDefinition definition,
      PinnedTables tables,
      List<LabelWindow> windows,
      long knowledgeTimeMicros,
      Optional<Enrichments> loaded) {
    List<LabelWindow> ranges = LabelWindow.ranges(windows);
    long fromMicros = ranges.get(0).fromMicros();
    long toMicros = ranges.get(ranges.size() - 1).toMicros();
    ExpressionScope expressions = new ExpressionScope();
    LabelRows labels =
        LabelRows.read(definition.labels(), tables, expressions, ranges, knowledgeTimeMicros);
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
    Map<String, DimensionView> dimensions = new LinkedHashMap<>();
    definition.enrichments().stream()
        .filter(enrichment -> Enrichments.isUsed(definition, enrichment))
        .forEach(
            enrichment ->
                dimensions.put(
                    enrichment.name(), DimensionView.read(enrichment, tables, expressions)));
    Enrichments enrichments =
        loaded.orElseGet(
            () ->
                Enrichments.plan(
                    definition,
                    enrichment ->
                        dimensions.get(enrichment.name()).rows(toMicros, knowledgeTimeMicros),
                    expressions::refuse));
    List<SourceRevisions> sources = new ArrayList<>();
    for (int n = 0; n < views.size(); n++) {
      EventSource source = definition.sources().get(n);
      SourceEnrichments ofSource = enrichments.of(source);
      Dataset<Row> filtered =
          new SourceFilters(
                  definition, source, views.get(n), expressions, ofSource, knowledgeTimeMicros)
              .rows(types);
      sources.add(new SourceRevisions(definition, source, n, views.get(n), filtered, ofSource));
    }
    expressions.failIfRefused();
    List<Dataset<Row>> parts = new ArrayList<>(List.of(labels.rows()));
    sources.forEach(source -> parts.add(source.rows()));
    StructType rowType = rowType(definition, parts, enrichments);
    ValueTypeCheck.check(definition, rowType, expressions);
    expressions.failIfRefused();
    Map<String, Dataset<Row>> rejected = new LinkedHashMap<>();
    dimensions.forEach(
        (name, dimension) -> {
          int input = RowLayout.inputOf(definition, definition.enrichment(name));
          rejected.put(name, filled(dimension.rejected(input), rowType));
        });
    return new Ingest(union(parts, rowType), labels.facts(), rowType, enrichments, rejected);
  }

  /** The rows, and rejected ones of the enrichments' tables, which must be loaded. */
  public Dataset<Row> allRows() {
    Dataset<Row> all = rows;
    for (Map.Entry<String, Dataset<Row>> dimension : rejectedVersions.entrySet()) {
      if (enrichments.counts().hasRejected(dimension.getKey())) {
        all = all.unionAll(dimension.getValue());
      }
    }
    return all;
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

  private static StructType rowType(
      DatasetDefinition definition, List<Dataset<Row>> parts, Enrichments enrichments) {
    StructType label = (StructType) parts.get(0).schema().apply("label").dataType();
    List<StructType> ids = new ArrayList<>();
    List<StructType> payloads = new ArrayList<>();
    for (int n = 0; n < definition.sources().size(); n++) {
      StructType type = parts.get(n + 1).schema();
      StructType payload = (StructType) type.apply(RowLayout.payloadName(n)).dataType();
      ids.add((StructType) type.apply(RowLayout.idName(n)).dataType());
      payloads.add(enrichments.of(definition.sources().get(n)).described(payload));
    }
    return RowLayout.rowType(label, ids, payloads, !definition.enrichments().isEmpty());
  }

  private static Dataset<Row> union(List<Dataset<Row>> parts, StructType rowType) {
    return parts.stream()
        .map(part -> filled(part, rowType))
        .reduce((all, part) -> all.unionAll(part))
        .orElseThrow();
  }

  /** The part in the row layout: columns that it does not have are null. */
  private static Dataset<Row> filled(Dataset<Row> part, StructType rowType) {
    List<Column> columns = new ArrayList<>();
    for (StructField field : rowType.fields()) {
      Column column =
          SourceView.hasColumn(part.schema(), field.name())
              ? col(field.name())
              : lit(null).cast(field.dataType());
      columns.add(column.as(field.name()));
    }
    return part.select(columns.toArray(new Column[0]));
  }
}
