/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.diff;

import dev.hindcast.label.LabelWindow;
import java.io.Serializable;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What many rows differ in, and how many there are of each label window. */
public final class WindowDiffs implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Long, Long> labelsByStart = new TreeMap<>();
  private final DiffSummary summary;

  /** Nothing differs yet. */
  WindowDiffs(List<LabelWindow> windows, String splitColumn) {
    windows.forEach(window -> labelsByStart.put(window.fromMicros(), 0L));
    this.summary = new DiffSummary(splitColumn);
  }

  WindowDiffs add(TimedDiff diff) {
    NavigableMap<Long, Long> upTo = labelsByStart.headMap(diff.timeMicros(), true);
    labelsByStart.merge(upTo.lastKey(), 1L, Long::sum);
    summary.add(diff.row());
    return this;
  }

  WindowDiffs add(WindowDiffs other) {
    other.labelsByStart.forEach((start, labels) -> labelsByStart.merge(start, labels, Long::sum));
    summary.add(other.summary);
    return this;
  }

  /** How many labels of a window differ. */
  public long labels(LabelWindow window) {
    return labelsByStart.getOrDefault(window.fromMicros(), 0L);
  }

  /** How many labels differ. */
  public long labels() {
    return labelsByStart.values().stream().mapToLong(Long::longValue).sum();
  }

  public DiffSummary summary() {
    return summary;
  }
}
