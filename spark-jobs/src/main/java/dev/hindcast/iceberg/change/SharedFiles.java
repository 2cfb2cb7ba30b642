/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.DatasetDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.PropertyUtil;

/**
 * How two pins of a table that share most of their files can be read at once: the earlier rows are
 * the later ones without those of added files, and those of removed files.
 *
 * @param schemaId schema of the table to read removed files with
 * @param columns mapped column name to field id in that schema
 * @param removed files of the earlier pin that the later one has not, or has with other deletes
 * @param added where files lie that the later pin has and the earlier one has not
 */
public record SharedFiles(
    int schemaId, Map<String, Integer> columns, List<FileScanTask> removed, Set<String> added) {
  /** Removed files are read whole; with more of them than that, two scans read less. */
  private static final int MOST_REMOVED = 8;

  public SharedFiles {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    removed = List.copyOf(removed);
    added = Set.copyOf(added);
  }

  /**
   * Compares the pins of a table. Metadata are read, no data.
   *
   * @param name as the definition names the table
   * @return nothing if the pins do not share most of their files
   */
  public static Optional<SharedFiles> of(
      Table table,
      DatasetDefinition definition,
      String name,
      PinnedInputs before,
      PinnedInputs after) {
    SourceSnapshot from = before.snapshots().get(name);
    SourceSnapshot to = after.snapshots().get(name);
    ComparedColumns mapped =
        ComparedColumns.of(
            MappedColumns.of(definition, name),
            before.columns().get(name),
            after.columns().get(name));
    if (from.snapshotId() == SourceSnapshot.NONE
        || to.snapshotId() == SourceSnapshot.NONE
        || Obstacle.of(table, from, to).or(() -> mapped.difference(table, from, to)).isPresent()) {
      return Optional.empty();
    }
    TaskDifference tasks = TaskDifference.between(table, from.snapshotId(), to.snapshotId());
    long bytes =
        PropertyUtil.propertyAsLong(
            table.snapshot(to.snapshotId()).summary(), SnapshotSummary.TOTAL_FILE_SIZE_PROP, 0);
    long removed = tasks.removed().stream().mapToLong(FileScanTask::sizeBytes).sum();
    if (removed > bytes / MOST_REMOVED) {
      return Optional.empty();
    }
    Set<String> added =
        tasks.added().stream().map(task -> task.file().location()).collect(Collectors.toSet());
    // Rows are told apart by where they lie, which does not work if a file was added again.
    if (!added.isEmpty() && TaskDifference.isRepeated(table, to.snapshotId(), added)) {
      return Optional.empty();
    }
    return Optional.of(new SharedFiles(to.schemaId(), mapped.shared(), tasks.removed(), added));
  }
}
