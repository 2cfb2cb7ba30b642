/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.PlannedInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/**
 * What a backfill is about to read, by the metadata of its tables at their pinned snapshots. No
 * data is read, so that rows are about right at best.
 */
public record ExpectedInputs(
    DatasetDefinition definition, SourcePins pins, SourceCatalogs catalogs) {
  /**
   * Labels of each window; rows of a file are spread over the time that it covers.
   *
   * @param windows in the order of time
   */
  public Map<LabelWindow, Long> labels(List<LabelWindow> windows) {
    Map<LabelWindow, Double> rows = new HashMap<>();
    long from = windows.get(0).fromMicros();
    long to = windows.get(windows.size() - 1).toMicros();
    for (FileTimes file : files(definition.labels().table(), definition.labels().time())) {
      double least = file.isKnown() ? file.leastMicros() : from;
      double end = file.isKnown() ? file.greatestMicros() + 1.0 : to;
      for (int i = firstAfter(windows, (long) least); i < windows.size(); i++) {
        LabelWindow window = windows.get(i);
        double overlap =
            Math.min(end, (double) window.toMicros())
                - Math.max(least, (double) window.fromMicros());
        if (overlap <= 0) {
          break;
        }
        rows.merge(window, file.rows() * overlap / (end - least), Double::sum);
      }
    }
    Map<LabelWindow, Long> rounded = new HashMap<>();
    rows.forEach((window, count) -> rounded.put(window, Math.round(count)));
    return rounded;
  }

  /** The first window that ends after a time. */
  private static int firstAfter(List<LabelWindow> windows, long micros) {
    int low = 0;
    int high = windows.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (windows.get(middle).toMicros() > micros) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Files and bytes of each input that may hold something for labels of the windows. */
  public List<PlannedInput> read(List<LabelWindow> windows) {
    if (windows.isEmpty()) {
      return List.of();
    }
    long from = windows.get(0).fromMicros();
    long to = windows.get(windows.size() - 1).toMicros();
    List<PlannedInput> inputs = new ArrayList<>();
    String labels = definition.labels().table();
    inputs.add(input("labels", labels, definition.labels().time(), from, to));
    for (EventSource source : definition.sources()) {
      SourceReach reach = SourceReach.of(definition, source, from, to);
      inputs.add(
          input(
              source.name(),
              source.table(),
              source.eventTime(),
              reach.fromMicros(),
              reach.toMicros()));
    }
    for (EnrichmentDefinition enrichment : definition.enrichments()) {
      inputs.add(
          input(
              enrichment.name(),
              enrichment.table(),
              enrichment.validFrom(),
              Long.MIN_VALUE,
              Long.MAX_VALUE));
    }
    return inputs;
  }

  private PlannedInput input(String name, String table, String column, long from, long to) {
    long files = 0;
    long bytes = 0;
    for (FileTimes file : files(table, column)) {
      if (file.mayTouch(from, to)) {
        files++;
        bytes += file.bytes();
      }
    }
    return new PlannedInput(name, table, files, bytes);
  }

  private List<FileTimes> files(String name, String column) {
    SourceSnapshot pin = pins.tables().get(name).source();
    List<FileTimes> files = new ArrayList<>();
    if (pin.snapshotId() == SourceSnapshot.NONE) {
      return files;
    }
    Optional<Types.NestedField> time = pins.tables().get(name).column(column);
    Table table = catalogs.load(name);
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(pin.snapshotId()).includeColumnStats().planFiles()) {
      tasks.forEach(task -> files.add(FileTimes.of(task.file(), time)));
    } catch (IOException e) {
      throw new UncheckedIOException("the scan of table " + name, e);
    }
    return files;
  }
}
