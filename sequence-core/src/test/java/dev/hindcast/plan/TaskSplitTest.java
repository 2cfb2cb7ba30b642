/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.RandomCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TaskSplitTest {
  private static final long SEED = RandomCases.printedSeed("task split");

  @Test
  void windowsOfEqualCostAreSplitEvenly() {
    assertThat(TaskSplit.of(List.of(9L, 9L, 9L, 9L, 9L, 9L), 3)).containsExactly(1, 1, 2, 2, 3, 3);
    assertThat(TaskSplit.of(List.of(0L, 0L), 5)).containsExactly(1, 2);
    assertThat(TaskSplit.of(List.of(), 3)).isEmpty();
  }

  @Test
  void everyTaskHasARunOfWindowsAndNoneIsMuchDearerThanItsShare() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int number = 0; number < RandomCases.count(2_000); number++) {
      List<Long> rows = new ArrayList<>();
      int windows = random.nextInt(1, 60);
      for (int i = 0; i < windows; i++) {
        rows.add(random.nextInt(4) == 0 ? random.nextLong(1_000_000) : random.nextLong(1_000));
      }
      int tasks = random.nextInt(1, 20);

      List<Integer> split = TaskSplit.of(rows, tasks);

      assertThat(split).as("seed %s, case %s", SEED, number).isSorted().hasSize(windows);
      assertThat(split.stream().distinct().count()).isEqualTo(Math.min(tasks, windows));
      assertThat(split.get(0)).isEqualTo(1);
      assertThat(split.get(windows - 1)).isEqualTo(Math.min(tasks, windows));
      long total = rows.stream().mapToLong(TaskSplit::cost).sum();
      long dearest = rows.stream().mapToLong(TaskSplit::cost).max().orElseThrow();
      Map<Integer, Long> costs =
          new ArrayList<>(java.util.stream.IntStream.range(0, windows).boxed().toList())
              .stream()
                  .collect(
                      Collectors.groupingBy(
                          split::get, Collectors.summingLong(i -> TaskSplit.cost(rows.get(i)))));
      assertThat(costs.values())
          .as("seed %s, case %s", SEED, number)
          .allMatch(cost -> cost <= total / Math.min(tasks, windows) + 2 * dearest);
    }
  }
}
