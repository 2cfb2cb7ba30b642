/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.dataset.SourceSnapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;

/**
 * What changed between two pinned snapshots of one table, as far as metadata tell. Two states are
 * compared, not the log between them: rollbacks, branches and overwrites are changes like others.
 */
public sealed interface TableChange {
  /** Equal rows in the mapped columns: the same snapshot, or only rewrites of files between. */
  record Unchanged() implements TableChange {}

  /**
   * The rows of one state can be had from the other by taking away the rows of some files and
   * adding those of others; rows that are in both cancel out. Files without deletes and with them
   * are different, so one data file may be on both sides.
   *
   * @param schemaId schema of the table to read all the files with
   * @param columns mapped column name to field id in that schema
   * @param removed files of the earlier state
   * @param added files of the later state
   */
  record Files(
      int schemaId,
      Map<String, Integer> columns,
      List<FileScanTask> removed,
      List<FileScanTask> added)
      implements TableChange {
    public Files {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
      removed = List.copyOf(removed);
      added = List.copyOf(added);
      if (removed.isEmpty() && added.isEmpty()) {
        throw new IllegalArgumentException("no file on either side is no change");
      }
    }

    /** Rows to be read, before deletes are applied. */
    public long rows() {
      return tasks().mapToLong(task -> task.file().recordCount()).sum();
    }

    /** Size of the data files to be read, and of the deletes that apply to them. */
    public long bytes() {
      return tasks().mapToLong(FileScanTask::sizeBytes).sum();
    }

    private Stream<FileScanTask> tasks() {
      return Stream.concat(removed.stream(), added.stream());
    }
  }

  /**
   * Nobody can tell; everything that was made from the table has to be made again.
   *
   * @param why a sentence without its full stop, which names the table
   */
  record Underivable(String why) implements TableChange {
    public Underivable {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * Compares two pins of a table. Metadata are read, no data.
   *
   * @param table as it is now
   * @param mapped the columns that matter, at both pins
   * @throws org.apache.iceberg.exceptions.RuntimeIOException if metadata cannot be read
   */
  static TableChange between(
      Table table, SourceSnapshot from, SourceSnapshot to, ComparedColumns mapped) {
    Optional<String> obstacle =
        Obstacle.of(table, from, to).or(() -> mapped.difference(table, from, to));
    if (obstacle.isPresent()) {
      return new Underivable("table " + to.table() + ": " + obstacle.get());
    }
    TaskDifference tasks = SnapshotPath.difference(table, from.snapshotId(), to.snapshotId());
    return tasks.isEmpty()
        ? new Unchanged()
        : new Files(to.schemaId(), mapped.shared(), tasks.removed(), tasks.added());
  }
}
