/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BackfillPlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;

/**
 * Tells by metadata which label windows a change of the sources may touch: files that were appended
 * by the ranges of their times, compaction not at all, anything else everywhere.
 */
public final class SourceTableChanges implements BackfillPlanner.SourceChanges {
  private final DatasetDefinition definition;
  private final SourcePins pins;
  private final SourceCatalogs catalogs;
  private final long knowledgeTimeMicros;
  private final Map<SourceSnapshot, Optional<List<DataFile>>> added = new HashMap<>();

  /**
   * @param pins what would be read now
   * @param knowledgeTimeMicros {@code K} of what would be built, UTC
   */
  public SourceTableChanges(
      DatasetDefinition definition,
      SourcePins pins,
      SourceCatalogs catalogs,
      long knowledgeTimeMicros) {
    this.definition = definition;
    this.pins = pins;
    this.catalogs = catalogs;
    this.knowledgeTimeMicros = knowledgeTimeMicros;
  }

  @Override
  public boolean mayTouch(LabelWindow window, BuildProvenance before) {
    Map<String, SourceSnapshot> old = new HashMap<>();
    before.sourceSnapshots().forEach(snapshot -> old.put(snapshot.table(), snapshot));
    if (!old.keySet().containsAll(pins.tables().keySet())) {
      return true;
    }
    if (mayTouch(
        old,
        definition.labels().table(),
        definition.labels().time(),
        window.fromMicros(),
        window.toMicros())) {
      return true;
    }
    for (EnrichmentDefinition enrichment : definition.enrichments()) {
      if (mayTouch(
          old, enrichment.table(), enrichment.validFrom(), Long.MIN_VALUE, Long.MAX_VALUE)) {
        return true;
      }
    }
    return definition.sources().stream().anyMatch(source -> mayTouch(old, source, window));
  }

  private boolean mayTouch(
      Map<String, SourceSnapshot> old, EventSource source, LabelWindow window) {
    SourceReach reach = SourceReach.of(definition, source, window.fromMicros(), window.toMicros());
    if (!mayTouch(old, source.table(), source.eventTime(), reach.fromMicros(), reach.toMicros())) {
      return false;
    }
    if (!(source.arrivalTime() instanceof ArrivalTime.Column arrival)) {
      return true;
    }
    long latest =
        definition.knowledge().knowledgeTimeMicros(window.toMicros() - 1, knowledgeTimeMicros);
    return latest == Long.MAX_VALUE
        || mayTouch(old, source.table(), arrival.name(), Long.MIN_VALUE, latest + 1);
  }

  /** Whether a row that changed may have a time of the column in {@code [from, to)}. */
  private boolean mayTouch(
      Map<String, SourceSnapshot> old, String table, String column, long from, long to) {
    Optional<List<DataFile>> files =
        added.computeIfAbsent(old.get(table), before -> added(before, pins.tables().get(table)));
    return files.isEmpty()
        || files.get().stream()
            .map(file -> FileTimes.of(file, pins.tables().get(table).column(column)))
            .anyMatch(times -> times.mayTouch(from, to));
  }

  /** Files that were appended since; empty if something else happened or it cannot be told. */
  private Optional<List<DataFile>> added(SourceSnapshot before, PinnedTable now) {
    SourceSnapshot after = now.source();
    if (!before.tableUuid().equals(after.tableUuid()) || before.schemaId() != after.schemaId()) {
      return Optional.empty();
    }
    List<DataFile> files = new ArrayList<>();
    Table table = catalogs.load(after.table());
    long at = after.snapshotId();
    while (at != before.snapshotId()) {
      Snapshot snapshot = table.snapshot(at);
      if (snapshot == null) {
        return Optional.empty();
      }
      if (DataOperations.APPEND.equals(snapshot.operation())) {
        SnapshotChanges.builderFor(table)
            .snapshot(snapshot)
            .build()
            .addedDataFiles()
            .forEach(file -> files.add(file.copy()));
      } else if (!DataOperations.REPLACE.equals(snapshot.operation())) {
        return Optional.empty();
      }
      at = snapshot.parentId() == null ? SourceSnapshot.NONE : snapshot.parentId();
    }
    return Optional.of(files);
  }
}
