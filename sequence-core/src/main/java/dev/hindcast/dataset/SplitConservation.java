/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Every row of a dataset version with splits is in one split, or in none for one reason. */
final class SplitConservation {
  private SplitConservation() {}

  static void check(
      List<PublishedWindow> windows,
      List<PublishedSplit> splits,
      Map<String, Long> rowsWithoutSplit) {
    Map<String, Long> rows = new TreeMap<>();
    for (PublishedSplit split : splits) {
      Checks.require(
          rows.put(split.name(), split.rows()) == null, "split " + split.name() + " stands twice");
    }
    for (PublishedWindow window : windows) {
      long counted = sum(window.splitRows()) + sum(window.rowsWithoutSplit());
      Checks.require(
          rows.keySet().containsAll(window.splitRows().keySet()),
          "label window "
              + window.window()
              + " has rows of splits "
              + window.splitRows().keySet()
              + ", the version's are "
              + rows.keySet());
      Checks.require(
          counted == (splits.isEmpty() ? 0 : window.rows()),
          "label window "
              + window.window()
              + " has "
              + window.rows()
              + " rows, but "
              + counted
              + " with or without split");
    }
    rows.values().removeIf(count -> count == 0);
    Checks.require(
        rows.equals(sum(windows, PublishedWindow::splitRows)),
        "rows of splits are not the sum of the label windows' rows");
    Checks.require(
        rowsWithoutSplit.equals(sum(windows, PublishedWindow::rowsWithoutSplit)),
        "rows without split are not the sum of the label windows'");
  }

  /** Rows by name over all windows; names without rows are left out. */
  static Map<String, Long> sum(
      List<PublishedWindow> windows, Function<PublishedWindow, Map<String, Long>> counts) {
    Map<String, Long> sums = new TreeMap<>();
    for (PublishedWindow window : windows) {
      counts.apply(window).forEach((name, count) -> sums.merge(name, count, Long::sum));
    }
    sums.values().removeIf(count -> count == 0);
    return sums;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
