/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import dev.hindcast.time.Micros;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A range {@code [from, to)} of label times in UTC microseconds: the unit of build and output. */
public record LabelWindow(long fromMicros, long toMicros)
    implements Comparable<LabelWindow>, Serializable {
  public LabelWindow {
    if (fromMicros >= toMicros) {
      throw new IllegalArgumentException(
          "label window must end after it begins: from "
              + Micros.text(fromMicros)
              + " to "
              + Micros.text(toMicros));
    }
  }

  /**
   * Cuts {@code [from, to)} at the multiples of the window length since the epoch. The first and
   * the last window may be shorter.
   */
  public static List<LabelWindow> split(long fromMicros, long toMicros, long lengthMicros) {
    List<LabelWindow> windows = new ArrayList<>();
    long from = fromMicros;
    while (from < toMicros) {
      long next = (Math.floorDiv(from, lengthMicros) + 1) * lengthMicros;
      long to = Math.min(next, toMicros);
      windows.add(new LabelWindow(from, to));
      from = to;
    }
    return List.copyOf(windows);
  }

  /**
   * The label times of some windows as ranges that neither overlap nor touch.
   *
   * @param windows without overlap, in any order
   */
  public static List<LabelWindow> ranges(List<LabelWindow> windows) {
    List<LabelWindow> ranges = new ArrayList<>();
    for (LabelWindow window : windows.stream().sorted().toList()) {
      int last = ranges.size() - 1;
      if (last >= 0 && window.fromMicros() < ranges.get(last).toMicros) {
        throw new IllegalArgumentException(
            "label windows " + ranges.get(last) + " and " + window + " overlap");
      }
      if (last >= 0 && window.fromMicros() == ranges.get(last).toMicros) {
        ranges.set(last, new LabelWindow(ranges.get(last).fromMicros, window.toMicros));
      } else {
        ranges.add(window);
      }
    }
    return List.copyOf(ranges);
  }

  public boolean contains(long labelTimeMicros) {
    return labelTimeMicros >= fromMicros && labelTimeMicros < toMicros;
  }

  public boolean overlaps(LabelWindow other) {
    return fromMicros < other.toMicros && other.fromMicros < toMicros;
  }

  @Override
  public int compareTo(LabelWindow other) {
    int byFrom = Long.compare(fromMicros, other.fromMicros);
    return byFrom != 0 ? byFrom : Long.compare(toMicros, other.toMicros);
  }

  /** {@code [2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z)}. */
  @Override
  public String toString() {
    return "[" + Micros.text(fromMicros) + ", " + Micros.text(toMicros) + ")";
  }
}
