/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.label.LabelWindow;
import java.util.List;

/** The label times that some windows cover together, as ranges that neither overlap nor touch. */
record Coverage(List<LabelWindow> ranges) {
  static Coverage of(List<LabelWindow> windows) {
    return new Coverage(LabelWindow.ranges(windows));
  }

  boolean touches(LabelWindow window) {
    return ranges.stream().anyMatch(window::overlaps);
  }

  boolean covers(LabelWindow window) {
    return ranges.stream()
        .anyMatch(
            range ->
                range.fromMicros() <= window.fromMicros() && window.toMicros() <= range.toMicros());
  }

  /** From the first to the last label time of this coverage and of more windows. */
  LabelWindow hullWith(List<LabelWindow> more) {
    long from = ranges.get(0).fromMicros();
    long to = ranges.get(ranges.size() - 1).toMicros();
    for (LabelWindow window : more) {
      from = Math.min(from, window.fromMicros());
      to = Math.max(to, window.toMicros());
    }
    return new LabelWindow(from, to);
  }
}
