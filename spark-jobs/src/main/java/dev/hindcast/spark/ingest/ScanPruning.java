/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.assemble.SequenceShape;
import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How far the scan of a source may be pruned without changing any sequence. A revision that arrived
 * after every label's knowledge time is seen by none. An event time outside every label's range may
 * prune only where corrections keep the event time. Rows to reject are always kept.
 */
final class ScanPruning {
  /** Keeps every row. */
  static final ScanPruning NONE = new ScanPruning(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

  private final long latestArrivalMicros;
  private final long earliestEventMicros;
  private final long endOfEventsMicros;

  private ScanPruning(long latestArrival, long earliestEvent, long endOfEvents) {
    this.latestArrivalMicros = latestArrival;
    this.earliestEventMicros = earliestEvent;
    this.endOfEventsMicros = endOfEvents;
  }

  static ScanPruning of(
      DatasetDefinition definition,
      EventSource source,
      long fromMicros,
      long toMicros,
      long knowledgeTimeMicros) {
    List<SequenceShape> shapes = SequenceShape.withSource(definition, source);
    long latestArrival =
        definition.knowledge().knowledgeTimeMicros(toMicros - 1, knowledgeTimeMicros);
    if (source.corrections() == Corrections.ANY || shapes.isEmpty()) {
      return new ScanPruning(latestArrival, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    long lookback = shapes.stream().mapToLong(SequenceShape::lookbackMicros).max().orElseThrow();
    long gap = shapes.stream().mapToLong(SequenceShape::gapMicros).min().orElseThrow();
    return new ScanPruning(
        latestArrival,
        lookback == Long.MAX_VALUE ? Long.MIN_VALUE : Micros.minus(fromMicros, lookback),
        Micros.minus(toMicros, gap));
  }

  /** The predicate to scan with. Wall-clock columns are not pruned by: their zone may shift. */
  Optional<Column> predicate(EventSource source, StructType table) {
    Optional<Column> byEvent = byEventTime(source, table);
    if (latestArrivalMicros != Long.MAX_VALUE
        && source.arrivalTime() instanceof ArrivalTime.Column arrival
        && isInstant(table, arrival.name())) {
      Column time = PinnedTables.quoted(arrival.name());
      Column byArrival =
          time.leq(Timestamps.literal(latestArrivalMicros)).or(Timestamps.isRejected(time));
      return Optional.of(byEvent.map(byArrival::and).orElse(byArrival));
    }
    return byEvent;
  }

  private Optional<Column> byEventTime(EventSource source, StructType table) {
    if (!isInstant(table, source.eventTime())) {
      return Optional.empty();
    }
    Column time = PinnedTables.quoted(source.eventTime());
    Column kept = null;
    if (endOfEventsMicros != Long.MAX_VALUE) {
      kept = time.lt(Timestamps.literal(endOfEventsMicros));
    }
    if (earliestEventMicros > Micros.SANE_FROM) {
      kept = kept.and(time.geq(Timestamps.literal(earliestEventMicros)));
    }
    return Optional.ofNullable(kept).map(column -> column.or(Timestamps.isRejected(time)));
  }

  private static boolean isInstant(StructType table, String column) {
    DataType type = table.apply(column).dataType();
    return type.equals(DataTypes.TimestampType);
  }
}
