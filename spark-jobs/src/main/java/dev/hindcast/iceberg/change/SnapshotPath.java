/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.dataset.SourceSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * The snapshots that lead from one to another. Snapshots that only rewrite files change no row, so
 * the differences of the stretches between them add up to the difference of the ends: rewritten
 * files need not be read.
 */
final class SnapshotPath {
  private final Table table;
  private final long from;
  private final List<Snapshot> steps;

  private SnapshotPath(Table table, long from, List<Snapshot> steps) {
    this.table = table;
    this.from = from;
    this.steps = steps;
  }

  /** Files that tell two snapshots apart, in whichever way fewer bytes are to be read. */
  static TaskDifference difference(Table table, long from, long to) {
    if (from == to) {
      return TaskDifference.NONE;
    }
    Optional<SnapshotPath> forth = of(table, from, to);
    Optional<SnapshotPath> back = forth.isPresent() ? Optional.empty() : of(table, to, from);
    Optional<SnapshotPath> path = forth.or(() -> back);
    if (path.isPresent() && path.get().steps.stream().allMatch(SnapshotPath::isRewrite)) {
      return TaskDifference.NONE;
    }
    TaskDifference direct = TaskDifference.between(table, from, to);
    if (path.isEmpty() || path.get().steps.stream().noneMatch(SnapshotPath::isRewrite)) {
      return direct;
    }
    TaskDifference summed = path.get().summed();
    TaskDifference around = back.isPresent() ? summed.reversed() : summed;
    return around.bytes() < direct.bytes() ? around : direct;
  }

  /** The path if all its snapshots are known and the second end descends from the first. */
  private static Optional<SnapshotPath> of(Table table, long from, long to) {
    List<Snapshot> steps = new ArrayList<>();
    Snapshot snapshot = to == SourceSnapshot.NONE ? null : table.snapshot(to);
    while (snapshot != null && snapshot.snapshotId() != from) {
      steps.add(snapshot);
      Long parent = snapshot.parentId();
      if (parent == null) {
        return from == SourceSnapshot.NONE ? path(table, from, steps) : Optional.empty();
      }
      snapshot = table.snapshot(parent);
    }
    return snapshot == null ? Optional.empty() : path(table, from, steps);
  }

  private static Optional<SnapshotPath> path(Table table, long from, List<Snapshot> steps) {
    Collections.reverse(steps);
    return Optional.of(new SnapshotPath(table, from, steps));
  }

  private static boolean isRewrite(Snapshot snapshot) {
    return DataOperations.REPLACE.equals(snapshot.operation());
  }

  private TaskDifference summed() {
    TaskDifference sum = TaskDifference.NONE;
    long start = from;
    long end = from;
    for (Snapshot step : steps) {
      if (isRewrite(step)) {
        sum = sum.plus(TaskDifference.between(table, start, end));
        start = step.snapshotId();
      }
      end = step.snapshotId();
    }
    return sum.plus(TaskDifference.between(table, start, end));
  }
}
