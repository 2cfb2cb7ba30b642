/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.label.LabelWindow;
import java.util.Arrays;
import java.util.List;

/** Finds the label window of a label time among windows that do not overlap. */
final class Windows {
  private final List<LabelWindow> windows;
  private final long[] froms;
  private int last;

  Windows(List<LabelWindow> windows) {
    this.windows = windows.stream().sorted().toList();
    this.froms = this.windows.stream().mapToLong(LabelWindow::fromMicros).toArray();
  }

  LabelWindow of(long labelTimeMicros) {
    if (!windows.get(last).contains(labelTimeMicros)) {
      int found = Arrays.binarySearch(froms, labelTimeMicros);
      last = found >= 0 ? found : -found - 2;
      if (last < 0 || !windows.get(last).contains(labelTimeMicros)) {
        throw new IllegalStateException("no label window holds label time " + labelTimeMicros);
      }
    }
    return windows.get(last);
  }
}
