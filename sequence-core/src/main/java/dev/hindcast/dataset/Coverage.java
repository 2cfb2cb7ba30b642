/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.List;

/** The label times that some windows cover together, as ranges that neither overlap nor touch. */
record Coverage(List<LabelWindow> ranges) {
  static Coverage of(List<LabelWindow> windows) {
    List<LabelWindow> ranges = new ArrayList<>();
    for (LabelWindow window : windows.stream().sorted().toList()) {
      int last = ranges.size() - 1;
      if (last >= 0 && window.fromMicros() < ranges.get(last).toMicros()) {
        throw new IllegalArgumentException(
            "label windows " + ranges.get(last) + " and " + window + " overlap");
      }
      if (last >= 0 && window.fromMicros() == ranges.get(last).toMicros()) {
        ranges.set(last, new LabelWindow(ranges.get(last).fromMicros(), window.toMicros()));
      } else {
        ranges.add(window);
      }
    }
    return new Coverage(List.copyOf(ranges));
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
