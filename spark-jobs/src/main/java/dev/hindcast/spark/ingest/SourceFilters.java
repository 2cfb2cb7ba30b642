/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static dev.hindcast.spark.ingest.PinnedTables.quoted;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.enrich.Enrichments;
import dev.hindcast.spark.enrich.RevisionLookup;
import dev.hindcast.spark.enrich.SourceEnrichments;
import dev.hindcast.spark.filter.ExpressionScope;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a source's rows are filtered by: whether they are rejected, and which sequences they pass
 * for.
 */
final class SourceFilters {
  private final DatasetDefinition definition;
  private final EventSource source;
  private final Dataset<Row> view;
  private final ExpressionScope expressions;
  private final SourceEnrichments enrichments;
  private final long knowledgeTimeMicros;

  /** The knowledge time is the build's {@code K}, UTC microseconds. */
  SourceFilters(
      DatasetDefinition definition,
      EventSource source,
      Dataset<Row> view,
      ExpressionScope expressions,
      SourceEnrichments enrichments,
      long knowledgeTimeMicros) {
    this.definition = definition;
    this.source = source;
    this.view = view;
    this.expressions = expressions;
    this.enrichments = enrichments;
    this.knowledgeTimeMicros = knowledgeTimeMicros;
  }

  /**
   * Keys under internal names, the reject reason, the mask of sequences that a row passes for, and
   * the attributes of all sources that stand in a sequence with this one; null where it lacks them.
   */
  Dataset<Row> rows(AttributeTypes types) {
    Dataset<Row> keyed = enriched(withKeys(types));
    Dataset<Row> passing = keyed.withColumn(Names.PASSING, passing(keyed));
    return new DerivedValues(definition, source).added(passing, this, expressions);
  }

  private Dataset<Row> withKeys(AttributeTypes types) {
    List<Column> columns = new ArrayList<>();
    for (String name : view.columns()) {
      if (name.startsWith("hc$")) {
        columns.add(quoted(name));
      }
    }
    Set<String> refused = refused(List.of(source));
    Column where =
        source
            .where()
            .map(
                sql ->
                    expressions.predicate(
                        view,
                        "sources." + source.name() + ".where",
                        sql,
                        refused,
                        BarredNames.of(source)))
            .orElse(lit(true));
    SharedIds.texts(view, definition, source)
        .forEach(
            (name, text) -> {
              if (!SourceView.hasColumn(view.schema(), name)) {
                columns.add(text.as(name));
              }
            });
    columns.add(where.as(Names.WHERE));
    columns.add(SourceRevisions.reason(source, view).as(Names.REASON));
    columns.add(functions.timestamp_micros(col(Names.TIME)).as(SequenceDefinition.EVENT_TIME));
    Set<String> attributes = new LinkedHashSet<>(source.attributes().keySet());
    sequences().forEach(sequence -> attributes.addAll(attributes(sequence)));
    for (String attribute : attributes) {
      boolean isOwn = source.attributes().containsKey(attribute) && !refused.contains(attribute);
      Column value = isOwn ? quoted(attribute) : lit(null);
      Column typed = types.has(attribute) ? value.cast(types.of(attribute)) : value;
      columns.add(typed.as(attribute));
    }
    return view.select(columns.toArray(new Column[0]));
  }

  /** Adds the values as of the event, under names of their own and as sequences call them. */
  private Dataset<Row> enriched(Dataset<Row> keyed) {
    if (enrichments.isEmpty()) {
      return keyed;
    }
    enrichments.checkKeys(keyed, expressions::refuse);
    Column isLive =
        col(Names.WHERE)
            .and(functions.not(col(Names.RETRACTION)))
            .and(col(Names.REASON).equalTo(lit(RowLayout.NOT_REJECTED)));
    Column knownBy =
        definition.knowledge() instanceof KnowledgePolicy.AsKnownAtLabel
            ? col(Names.ARRIVAL)
            : lit(knowledgeTimeMicros);
    Column identity = functions.xxhash64(col(Names.USER), col(Names.TIME), col(Names.ARRIVAL));
    Dataset<Row> attached =
        enrichments.attached(keyed, new RevisionLookup(isLive, col(Names.TIME), knownBy, identity));
    return attached.withColumns(named(keyed)).withColumn(RowLayout.MISSED, enrichments.missed());
  }

  /** What the sequences call the values by; a name means one thing to all of them. */
  private Map<String, Column> named(Dataset<Row> keyed) {
    Map<String, Column> named = new LinkedHashMap<>();
    for (SequenceDefinition sequence : sequences()) {
      Enrichments.visible(definition, sequence)
          .forEach(
              (name, value) -> {
                Column other = named.putIfAbsent(name, value);
                boolean isTaken = other != null && !other.equals(value);
                if (isTaken || SourceView.hasColumn(keyed.schema(), name)) {
                  expressions.refuse(
                      "sequences." + sequence.name() + ".enrich",
                      name
                          + " means something else to another sequence of source "
                          + source.name()
                          + "; choose another name in enrichments.*.columns");
                }
              });
    }
    return named;
  }

  private Column passing(Dataset<Row> keyed) {
    Column mask = lit(0L);
    for (SequenceDefinition sequence : sequences()) {
      String key = "sequences." + sequence.name() + ".filter";
      Column passes =
          sequence
              .filter()
              .map(
                  sql ->
                      expressions.predicate(
                          visible(keyed, sequence),
                          key,
                          sql,
                          refused(sequence),
                          BarredNames.of(definition, sequence)))
              .orElse(lit(true));
      int ordinal = definition.sequences().indexOf(sequence);
      passes = passes.and(Enrichments.isKept(definition, sequence));
      Column bit = when(col(Names.WHERE).and(passes), lit(1L << ordinal)).otherwise(lit(0L));
      mask = mask.bitwiseOR(bit);
    }
    return mask;
  }

  /** What SQL of the sequence may use: nothing of sources that only other sequences have. */
  Dataset<Row> visible(Dataset<Row> keyed, SequenceDefinition sequence) {
    List<Column> columns = new ArrayList<>(List.of(col(SequenceDefinition.EVENT_TIME)));
    attributes(sequence).forEach(attribute -> columns.add(quoted(attribute)));
    Enrichments.visible(definition, sequence).keySet().forEach(name -> columns.add(quoted(name)));
    return keyed.select(columns.toArray(new Column[0]));
  }

  /** Attributes of the sequence that have no meaning, for their expression was refused. */
  Set<String> refused(SequenceDefinition sequence) {
    return refused(sources(sequence));
  }

  private List<SequenceDefinition> sequences() {
    return definition.sequences().stream()
        .filter(sequence -> sequence.sources().contains(source.name()))
        .toList();
  }

  private List<EventSource> sources(SequenceDefinition sequence) {
    return sequence.sources().stream().map(definition::source).toList();
  }

  private Set<String> attributes(SequenceDefinition sequence) {
    Set<String> names = new LinkedHashSet<>();
    sources(sequence).forEach(one -> names.addAll(one.attributes().keySet()));
    return names;
  }

  /** Attributes that have no meaning because some source's expression of them was refused. */
  private Set<String> refused(List<EventSource> sources) {
    return sources.stream()
        .flatMap(
            one ->
                one.attributes().keySet().stream()
                    .filter(attribute -> expressions.isRefused(SourceView.key(one, attribute))))
        .collect(Collectors.toSet());
  }
}
