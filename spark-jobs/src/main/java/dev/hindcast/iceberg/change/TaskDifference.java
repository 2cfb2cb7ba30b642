/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.dataset.SourceSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Files, with the deletes that apply to them, that one state of a table has and another has not.
 *
 * @param removed files of the first state
 * @param added files of the second state
 */
record TaskDifference(List<FileScanTask> removed, List<FileScanTask> added) {
  static final TaskDifference NONE = new TaskDifference(List.of(), List.of());

  private interface Tasks {
    void forEach(Consumer<FileScanTask> use);
  }

  TaskDifference {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /** Compares two snapshots, which may be {@link SourceSnapshot#NONE}. */
  static TaskDifference between(Table table, long from, long to) {
    return from == to ? NONE : of(use -> plan(table, from, use), use -> plan(table, to, use));
  }

  /** This difference, and then another; what the second takes back is in neither. */
  TaskDifference plus(TaskDifference next) {
    return of(
        use -> {
          removed.forEach(use);
          next.removed.forEach(use);
        },
        use -> {
          added.forEach(use);
          next.added.forEach(use);
        });
  }

  TaskDifference reversed() {
    return new TaskDifference(added, removed);
  }

  boolean isEmpty() {
    return removed.isEmpty() && added.isEmpty();
  }

  long bytes() {
    return removed.stream().mapToLong(FileScanTask::sizeBytes).sum()
        + added.stream().mapToLong(FileScanTask::sizeBytes).sum();
  }

  /** Runs over the first twice, so that only keys of its tasks are held, and not the tasks. */
  private static TaskDifference of(Tasks first, Tasks second) {
    Map<TaskKey, Integer> unmatched = new HashMap<>();
    first.forEach(task -> unmatched.merge(TaskKey.of(task), 1, Integer::sum));
    List<FileScanTask> added = new ArrayList<>();
    second.forEach(
        task -> {
          if (!takes(unmatched, task)) {
            added.add(task);
          }
        });
    List<FileScanTask> removed = new ArrayList<>();
    if (!unmatched.isEmpty()) {
      first.forEach(
          task -> {
            if (takes(unmatched, task)) {
              removed.add(task);
            }
          });
    }
    return new TaskDifference(removed, added);
  }

  private static boolean takes(Map<TaskKey, Integer> unmatched, FileScanTask task) {
    TaskKey key = TaskKey.of(task);
    Integer count = unmatched.get(key);
    if (count == null) {
      return false;
    }
    unmatched.computeIfPresent(key, (same, left) -> left == 1 ? null : left - 1);
    return true;
  }

  /** Whether a snapshot has a file at one of some locations more than once. */
  static boolean isRepeated(Table table, long snapshotId, Set<String> locations) {
    Set<String> seen = new HashSet<>();
    boolean[] repeated = {false};
    plan(
        table,
        snapshotId,
        task -> {
          String location = task.file().location();
          repeated[0] |= locations.contains(location) && !seen.add(location);
        });
    return repeated[0];
  }

  private static void plan(Table table, long snapshotId, Consumer<FileScanTask> use) {
    if (snapshotId == SourceSnapshot.NONE) {
      return;
    }
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshotId).planFiles()) {
      tasks.forEach(use);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
