/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.assemble.SequenceShape;
import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.iceberg.change.PinnedChanges;
import dev.hindcast.iceberg.change.PinnedInputs;
import dev.hindcast.iceberg.change.TableChange;
import dev.hindcast.plan.AffectedRange;
import dev.hindcast.spark.enrich.DimensionLayout;
import dev.hindcast.spark.enrich.Enrichments;
import dev.hindcast.spark.ingest.KeyView;
import dev.hindcast.spark.ingest.PinnedTables;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/** Plans what is read to find the users that changed inputs touch. */
final class TouchSearch implements AutoCloseable {
  private static final List<String> COUNTED = List.of(ChangedRows.COUNT);

  private final DatasetDefinition definition;
  private final PinnedChanges changes;
  private final PinnedTables before;
  private final PinnedTables after;
  private final long fromMicros;
  private final long toMicros;
  private final long knowledgeBefore;
  private final long knowledgeAfter;
  private final Touches touches;
  private final Map<String, ChangedRows> changed = new LinkedHashMap<>();
  private final List<Dataset<Row>> persisted = new ArrayList<>();

  TouchSearch(
      SparkSession spark,
      DatasetDefinition definition,
      PinnedChanges changes,
      Function<String, Table> load,
      long fromMicros,
      long toMicros) {
    this.definition = definition;
    this.changes = changes;
    this.before = tables(spark, changes.before());
    this.after = tables(spark, changes.after());
    this.fromMicros = fromMicros;
    this.toMicros = toMicros;
    this.knowledgeBefore = changes.before().knowledgeTimeMicros();
    this.knowledgeAfter = changes.after().knowledgeTimeMicros();
    this.touches = new Touches(fromMicros, toMicros);
    changes
        .tables()
        .forEach(
            (table, change) -> {
              if (change instanceof TableChange.Files files) {
                changed.put(
                    table, new ChangedRows(spark, load.apply(table), files, hasCommitTimes(table)));
              }
            });
  }

  /** Afterwards the rows cannot be asked for any more. */
  @Override
  public void close() {
    persisted.forEach(Dataset::unpersist);
    changed.values().forEach(ChangedRows::close);
  }

  /** Rows of {@link Touches}, by input; no input that nothing changed in. */
  List<Dataset<Row>> touches() {
    List<Dataset<Row>> all = new ArrayList<>();
    labels().ifPresent(all::add);
    definition.sources().stream()
        .filter(source -> !SequenceShape.withSource(definition, source).isEmpty())
        .forEach(source -> revisions(source).ifPresent(all::add));
    definition.enrichments().stream()
        .filter(enrichment -> Enrichments.isUsed(definition, enrichment))
        .forEach(enrichment -> all.addAll(dimension(enrichment)));
    return all;
  }

  private Optional<Dataset<Row>> labels() {
    List<Dataset<Row>> parts = new ArrayList<>();
    // What was mature is mature. What matures since is found below, changed or not.
    changedTables(definition.labels().table())
        .ifPresent(tables -> parts.add(labels(tables, COUNTED).filter(col(KeyView.MATURE_BEFORE))));
    if (definition.labels().outcome().isPresent() && knowledgeBefore != knowledgeAfter) {
      parts.add(
          labels(after, List.of())
              .filter(col(KeyView.MATURE_AFTER).and(not(col(KeyView.MATURE_BEFORE))))
              .withColumn(ChangedRows.COUNT, lit(1L)));
    }
    return union(parts)
        .map(
            rows ->
                touches.of(
                    losesRows(definition.labels().table()) ? Pairs.added(rows) : Pairs.gained(rows),
                    col(KeyView.TIME),
                    col(KeyView.TIME).plus(lit(1L)),
                    "labels",
                    lit(TouchReason.LABEL.text()),
                    Pairs.count()));
  }

  private Dataset<Row> labels(PinnedTables tables, List<String> kept) {
    return new KeyView(definition, tables)
        .labels(fromMicros, toMicros, knowledgeBefore, knowledgeAfter, kept);
  }

  private Optional<Dataset<Row>> revisions(EventSource source) {
    List<Dataset<Row>> parts = new ArrayList<>();
    Column arrival = col(KeyView.ARRIVAL);
    Column isNewlyKnown = arrival.gt(lit(knowledgeBefore)).and(arrival.leq(lit(knowledgeAfter)));
    boolean knowsMore = isAtOneTime() && knowledgeBefore < knowledgeAfter;
    changedTables(source.table())
        .ifPresent(
            tables -> {
              Dataset<Row> rows = new KeyView(definition, tables).revisions(source, COUNTED);
              Column isFoundBelow = isNewlyKnown.and(col(ChangedRows.COUNT).gt(lit(0L)));
              parts.add(knowsMore ? rows.filter(not(isFoundBelow)) : rows);
            });
    if (knowsMore) {
      parts.add(
          new KeyView(definition, arrivedSince(source))
              .revisions(source, List.of())
              .filter(isNewlyKnown)
              .withColumn(ChangedRows.COUNT, lit(1L)));
    }
    AffectedRange range = AffectedRange.of(definition, source, knowledgeAfter);
    return union(parts)
        .map(rows -> rows.withColumn(RevisionTouches.SEEN, isSeen()))
        .map(rows -> source.corrections() == Corrections.NONE ? rows : persist(rows))
        .map(
            rows ->
                new RevisionTouches(source, range, touches)
                    .of(rows, losesRows(source.table()), known(source, rows)));
  }

  /** Revisions that the earlier build knew, as far as added ones can be of their events. */
  private Dataset<Row> known(EventSource source, Dataset<Row> rows) {
    if (source.corrections() == Corrections.NONE) {
      return rows.filter(lit(false));
    }
    Row times =
        rows.filter(col(ChangedRows.COUNT).gt(lit(0L)))
            .agg(min(KeyView.TIME), max(KeyView.TIME))
            .first();
    if (times.isNullAt(0)) {
      return rows.filter(lit(false));
    }
    Dataset<Row> known =
        new KeyView(
                definition,
                source.corrections() == Corrections.ATTRIBUTES
                    ? happenedWithin(source, times.getLong(0), times.getLong(1))
                    : before)
            .revisions(source, List.of());
    return isAtOneTime() ? known.filter(col(KeyView.ARRIVAL).leq(lit(knowledgeBefore))) : known;
  }

  private PinnedTables happenedWithin(EventSource source, long firstMicros, long lastMicros) {
    Column time = KeyView.column(source.eventTime());
    return restricted(
        before,
        source.table(),
        source.eventTime(),
        time.geq(lit(Micros.toInstant(firstMicros)))
            .and(time.leq(lit(Micros.toInstant(lastMicros)))));
  }

  private Dataset<Row> persist(Dataset<Row> rows) {
    persisted.add(rows.persist(StorageLevel.MEMORY_AND_DISK()));
    return rows;
  }

  /** The tables without rows of which the arrival column alone tells that they were known. */
  private PinnedTables arrivedSince(EventSource source) {
    if (!(source.arrivalTime() instanceof ArrivalTime.Column arrival)) {
      return after;
    }
    Column isLater = KeyView.column(arrival.name()).gt(lit(Micros.toInstant(knowledgeBefore)));
    return restricted(after, source.table(), arrival.name(), isLater);
  }

  /** Prunes by a time column, unless it is a wall clock whose zone may shift. */
  private static PinnedTables restricted(
      PinnedTables tables, String table, String column, Column kept) {
    return tables.restricted(
        Map.of(
            table,
            type ->
                type.apply(column).dataType().equals(DataTypes.TimestampType)
                    ? Optional.of(kept)
                    : Optional.empty()));
  }

  /** Under one knowledge time for all labels, what arrived after it is seen by none. */
  private Column isSeen() {
    Column latest =
        when(col(ChangedRows.COUNT).gt(lit(0L)), lit(knowledgeAfter))
            .otherwise(lit(knowledgeBefore));
    return isAtOneTime() ? col(KeyView.ARRIVAL).leq(latest) : lit(true);
  }

  private List<Dataset<Row>> dimension(EnrichmentDefinition enrichment) {
    List<Dataset<Row>> parts = new ArrayList<>();
    changedTables(enrichment.table()).ifPresent(tables -> parts.add(rows(enrichment, tables)));
    if (isAtOneTime() && knowledgeBefore != knowledgeAfter) {
      parts.add(
          rows(enrichment, after)
              .filter(col(DimensionLayout.KNOWN_AT_NAME).gt(lit(knowledgeBefore))));
    }
    DimensionTouches of = new DimensionTouches(definition, enrichment, touches);
    List<Dataset<Row>> all = new ArrayList<>();
    union(parts)
        .map(of::keys)
        .ifPresent(
            keys -> {
              for (EventSource source : sources(enrichment)) {
                Dataset<Row> revisions =
                    new KeyView(definition, after)
                        .lookups(source, enrichment, fromMicros, toMicros, knowledgeAfter);
                AffectedRange range = AffectedRange.of(definition, source, knowledgeAfter);
                all.add(of.of(keys, revisions, range));
              }
            });
    return all;
  }

  private Dataset<Row> rows(EnrichmentDefinition enrichment, PinnedTables tables) {
    return new KeyView(definition, tables).dimension(enrichment, toMicros, knowledgeAfter);
  }

  /** Sources that have the key, in some sequence with the enrichment. */
  private List<EventSource> sources(EnrichmentDefinition enrichment) {
    return definition.sources().stream()
        .filter(source -> source.attributes().keySet().containsAll(enrichment.key().keySet()))
        .filter(
            source ->
                definition.sequences().stream()
                    .anyMatch(
                        sequence ->
                            sequence.enrich().contains(enrichment.name())
                                && sequence.sources().contains(source.name())))
        .toList();
  }

  private Optional<PinnedTables> changedTables(String table) {
    return Optional.ofNullable(changed.get(table))
        .map(rows -> after.changed(table, rows.rows(), changes.before().snapshots().get(table)));
  }

  private boolean losesRows(String table) {
    return changes.tables().get(table) instanceof TableChange.Files files
        && !files.removed().isEmpty();
  }

  private boolean hasCommitTimes(String table) {
    return definition.sources().stream()
        .anyMatch(
            source ->
                source.table().equals(table)
                    && source.arrivalTime() instanceof ArrivalTime.CommitTime);
  }

  private boolean isAtOneTime() {
    return definition.knowledge() instanceof KnowledgePolicy.AsKnownAt;
  }

  private static Optional<Dataset<Row>> union(List<Dataset<Row>> parts) {
    return parts.stream().reduce((all, part) -> all.unionByName(part));
  }

  private static PinnedTables tables(SparkSession spark, PinnedInputs inputs) {
    return new PinnedTables(spark, inputs.snapshots(), inputs.columns());
  }
}
