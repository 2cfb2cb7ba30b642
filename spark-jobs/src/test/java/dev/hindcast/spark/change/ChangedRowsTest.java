/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.iceberg.change.TableChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;

/** The difference of two snapshots is that of all their rows, whatever was done in between. */
class ChangedRowsTest {
  private static final int STEPS = 20;
  private static final int PAIRS = 35;

  @Test
  void randomHistoriesGiveTheDifferenceOfFullReads() throws Exception {
    long seed = RandomCases.printedSeed("ChangedRowsTest");
    int pairs = 0;
    Map<String, Integer> kinds = new LinkedHashMap<>();
    for (int story = 0; story < RandomCases.count(6); story++) {
      SplittableRandom random = new SplittableRandom(seed * 1_000 + story);
      String name = "lake.stories.t" + story + "_" + Math.abs(seed);
      TableStory told = new TableStory(name, random);
      for (int step = 0; step < STEPS; step++) {
        told.step();
      }
      Table table = told.table();
      boolean withNumbers = TableUtil.formatVersion(table) > 2 && random.nextBoolean();
      TableStates states = new TableStates(name, columns(), withNumbers);
      List<Long> ids = new ArrayList<>(List.of(SourceSnapshot.NONE));
      for (Snapshot snapshot : table.snapshots()) {
        ids.add(snapshot.snapshotId());
      }
      for (int pair = 0; pair < PAIRS; pair++) {
        long from = ids.get(random.nextInt(ids.size()));
        long to = ids.get(random.nextInt(ids.size()));
        TableChange change = states.change(table, from, to);
        kinds.merge(change.getClass().getSimpleName(), 1, Integer::sum);
        assertThat(states.found(table, change))
            .as(
                "seed %d, story %d, pair %d (%d to %d), snapshots %s, %s",
                seed, story, pair, from, to, ids, told.told())
            .isEqualTo(states.expected(table, from, to));
        checkUnchanged(change, states, table, from, to);
        pairs++;
      }
    }
    assertThat(kinds.keySet()).contains("Files", "Unchanged").doesNotContain("Underivable");
    System.out.println("ChangedRowsTest: " + pairs + " histories, " + kinds);
  }

  private static void checkUnchanged(
      TableChange change, TableStates states, Table table, long from, long to) {
    if (change instanceof TableChange.Unchanged) {
      assertThat(states.expected(table, from, to)).isEmpty();
    }
  }

  @Test
  void filesOfBothSnapshotsAreNotOpened() throws Exception {
    String name = "lake.stories.untouched";
    TableStory story = new TableStory(name, new SplittableRandom(5));
    story.append(200);
    Table table = story.table();
    long from = table.currentSnapshot().snapshotId();
    story.append(3);
    table.refresh();
    long to = table.currentSnapshot().snapshotId();
    TableStates states = new TableStates(name, columns(), false);
    Map<String, Long> expected = states.expected(table, from, to);
    int deleted = 0;
    try (CloseableIterable<FileScanTask> tasks = table.newScan().useSnapshot(from).planFiles()) {
      for (FileScanTask task : tasks) {
        Files.delete(Path.of(task.file().location().replaceFirst("^file:", "")));
        deleted++;
      }
    }

    assertThat(deleted).isPositive();
    TableChange change = states.change(table, from, to);
    assertThat(((TableChange.Files) change).rows()).isBetween(3L, 6L);
    assertThat(states.found(table, change)).isEqualTo(expected);
  }

  /** Field ids as the table was made. */
  private static Map<String, Integer> columns() {
    Map<String, Integer> columns = new LinkedHashMap<>();
    TableStory.MAPPED.forEach(name -> columns.put(name, columns.size() + 1));
    return columns;
  }
}
