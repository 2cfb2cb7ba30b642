/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import java.util.ArrayList;
import java.util.List;

/** Cuts windows in the order of time into runs of about equal cost, one for each task. */
final class TaskSplit {
  /** What a window costs besides its rows, in rows. */
  private static final long OF_A_WINDOW = 100;

  private TaskSplit() {}

  static long cost(long rows) {
    return rows + OF_A_WINDOW;
  }

  /**
   * The number of the task of each window, from 1.
   *
   * @param rows of each window
   * @param tasks at least 1; no more than there are windows are used
   */
  static List<Integer> of(List<Long> rows, int tasks) {
    int used = Math.min(tasks, rows.size());
    double total = rows.stream().mapToDouble(TaskSplit::cost).sum();
    List<Integer> numbers = new ArrayList<>();
    double before = 0;
    int task = 1;
    for (int i = 0; i < rows.size(); i++) {
      boolean isTooMuch = before + cost(rows.get(i)) / 2.0 > total * task / used;
      boolean isEmpty = numbers.isEmpty() || numbers.get(i - 1) != task;
      boolean othersNeedTheRest = rows.size() - i == used - task;
      if (task < used && !isEmpty && (isTooMuch || othersNeedTheRest)) {
        task++;
      }
      numbers.add(task);
      before += cost(rows.get(i));
    }
    return numbers;
  }
}
