/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static org.apache.spark.sql.functions.lit;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * All enrichments of a definition: planned without reading anything, then loaded once, and from
 * then on looked up by every task.
 */
public final class Enrichments {
  private static final long BYTES_PER_TASK = 64L << 20;
  private static final long MOST_TASKS = 4_000;

  private final DatasetDefinition definition;
  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();

  private final EnrichmentCounts counts = new EnrichmentCounts();

  private Enrichments(DatasetDefinition definition) {
    this.definition = definition;
  }

  /**
   * Plans those that some sequence has.
   *
   * @param rows gives the rows of an enrichment's table in the {@link DimensionLayout}
   * @param refuse takes a key of the definition and what is wrong with it
   */
  public static Enrichments plan(
      DatasetDefinition definition,
      Function<EnrichmentDefinition, Dataset<Row>> rows,
      BiConsumer<String, String> refuse) {
    Enrichments enrichments = new Enrichments(definition);
    for (EnrichmentDefinition enrichment : definition.enrichments()) {
      if (isUsed(definition, enrichment)) {
        enrichments.dimensions.put(
            enrichment.name(), new Dimension(enrichment, rows.apply(enrichment), refuse));
      }
    }
    return enrichments;
  }

  /** Whether some sequence has the enrichment. */
  public static boolean isUsed(DatasetDefinition definition, EnrichmentDefinition enrichment) {
    return definition.sequences().stream()
        .anyMatch((SequenceDefinition sequence) -> sequence.enrich().contains(enrichment.name()));
  }

  /**
   * Reads the tables. Those that are small can be looked up from then on; those that are not are
   * joined by what is planned from then on.
   *
   * @param limitBytes most bytes of a table's rows that every task may have
   * @param partitions tasks in which events meet a table that is larger, if not more
   */
  public void load(SparkSession spark, long limitBytes, int partitions) {
    for (Dimension dimension : dimensions.values()) {
      LoadedDimension loaded = LoadedDimension.read(dimension, limitBytes);
      counts.add(dimension, loaded);
      if (loaded.index().isPresent()) {
        dimension.lookup().use(broadcast(spark, loaded.index().get()));
      } else if (dimension.definition().asOf() == AsOf.LABEL) {
        throw EnrichmentErrors.tooLarge(dimension.definition(), loaded.rowBytes(), limitBytes);
      } else {
        long bySize = Math.min(MOST_TASKS, loaded.rowBytes() / BYTES_PER_TASK + 1);
        dimension.join(Math.max(partitions, (int) bySize));
      }
    }
  }

  /** Whether some table was too large for every task to have it. */
  public boolean haveJoins() {
    return dimensions.values().stream()
        .anyMatch(dimension -> dimension.joinPartitions().isPresent());
  }

  private static Broadcast<DimensionIndex> broadcast(SparkSession spark, DimensionIndex index) {
    return spark
        .sparkContext()
        .broadcast(
            index, scala.reflect.ClassTag$.MODULE$.<DimensionIndex>apply(DimensionIndex.class));
  }

  /** What loading counted. */
  public EnrichmentCounts counts() {
    return counts;
  }

  /** What tasks look up when they write, by name of the enrichment. */
  public Map<String, DimensionRows> rows() {
    Map<String, DimensionRows> rows = new TreeMap<>();
    dimensions.forEach(
        (name, dimension) ->
            rows.put(name, new DimensionRows(dimension.lookup(), dimension.definition().asOf())));
    return rows;
  }

  /** Reads all versions of some keys of an enrichment that some sequence has. */
  public DimensionHistory history(String enrichment, Collection<InternalRow> keys) {
    return DimensionHistory.read(dimensions.get(enrichment), keys);
  }

  /** The values that events of a source get. */
  public SourceEnrichments of(EventSource source) {
    List<Dimension> ofSource = new ArrayList<>();
    for (Dimension dimension : dimensions.values()) {
      boolean isOfSource =
          sequences(source)
              .anyMatch(sequence -> sequence.enrich().contains(dimension.definition().name()));
      if (isOfSource) {
        ofSource.add(dimension);
      }
    }
    return new SourceEnrichments(definition, source, ofSource);
  }

  /** Column name in rows to the values as of the event that a sequence sees by that name. */
  public static Map<String, Column> visible(
      DatasetDefinition definition, SequenceDefinition sequence) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String name : sequence.enrich()) {
      EnrichmentDefinition enrichment = definition.enrichment(name);
      if (enrichment.asOf() == AsOf.EVENT) {
        for (String column : enrichment.columns().keySet()) {
          columns.put(column, SourceEnrichments.value(enrichment, column));
        }
      }
    }
    return columns;
  }

  /** The bits of those enrichments that drop events. */
  public static long dropping(DatasetDefinition definition) {
    long bits = 0;
    for (int n = 0; n < definition.enrichments().size(); n++) {
      if (definition.enrichments().get(n).onMiss() instanceof OnMiss.DropEvent) {
        bits |= 1L << n;
      }
    }
    return bits;
  }

  /** False for an event that a sequence's enrichments drop. */
  public static Column isKept(DatasetDefinition definition, SequenceDefinition sequence) {
    Column kept = lit(true);
    for (String name : sequence.enrich()) {
      EnrichmentDefinition enrichment = definition.enrichment(name);
      if (enrichment.onMiss() instanceof OnMiss.DropEvent) {
        kept = kept.and(SourceEnrichments.isFound(enrichment));
      }
    }
    return kept;
  }

  private Stream<SequenceDefinition> sequences(EventSource source) {
    return definition.sequences().stream()
        .filter((SequenceDefinition sequence) -> sequence.sources().contains(source.name()));
  }
}
