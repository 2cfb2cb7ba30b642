/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of a version against those of its parent, by what became of their label windows. */
public final class ParentRows {
  /** All rows of the parent. */
  public static final String PARENT = "parent";

  /** Rows of windows that are as they were. */
  public static final String CARRIED = "carried";

  /** Rows of windows that replace windows of the parent. */
  public static final String REBUILT = "rebuilt";

  /** Rows that those windows of the parent had. */
  public static final String REBUILT_BEFORE = "rebuilt-before";

  /** Rows of windows that the parent did not have. */
  public static final String NEW = "new";

  private static final List<String> ALL = List.of(PARENT, CARRIED, REBUILT, REBUILT_BEFORE, NEW);

  private ParentRows() {}

  /** Counts rows; empty without a parent. */
  static Map<String, Long> of(VersionPlan plan, List<PublishedWindow> built) {
    if (plan.parentVersion() == 0) {
      return Map.of();
    }
    Coverage replaced =
        Coverage.of(plan.replacedWindows().stream().map(PublishedWindow::window).toList());
    Map<String, Long> rows = new TreeMap<>();
    ALL.forEach(name -> rows.put(name, 0L));
    for (PublishedWindow window : plan.carriedWindows()) {
      rows.merge(PARENT, window.rows(), Long::sum);
      rows.merge(CARRIED, window.rows(), Long::sum);
    }
    for (PublishedWindow window : plan.replacedWindows()) {
      rows.merge(PARENT, window.rows(), Long::sum);
      rows.merge(REBUILT_BEFORE, window.rows(), Long::sum);
    }
    for (PublishedWindow window : built) {
      rows.merge(replaced.touches(window.window()) ? REBUILT : NEW, window.rows(), Long::sum);
    }
    return rows;
  }

  /** Counts of a version that has the windows of its parent. */
  static Map<String, Long> ofCarried(long parentRows) {
    Map<String, Long> rows = new TreeMap<>();
    ALL.forEach(name -> rows.put(name, 0L));
    rows.put(PARENT, parentRows);
    rows.put(CARRIED, parentRows);
    return rows;
  }

  /** The counts add up to the parent's rows and to the version's. */
  static void check(Map<String, Long> rows, int parentVersion, List<PublishedWindow> windows) {
    if (rows.isEmpty()) {
      return;
    }
    Checks.require(parentVersion > 0, "rowsAgainstParent needs a parent version");
    for (String name : ALL) {
      Checks.require(rows.containsKey(name), "rowsAgainstParent lacks " + name);
    }
    long all = windows.stream().mapToLong(PublishedWindow::rows).sum();
    Checks.require(
        rows.get(CARRIED) + rows.get(REBUILT_BEFORE) == rows.get(PARENT)
            && rows.get(CARRIED) + rows.get(REBUILT) + rows.get(NEW) == all,
        "rowsAgainstParent does not add up for " + all + " rows: " + rows);
  }
}
