/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.WindowCompleteness;
import dev.hindcast.dataset.WindowStates;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How complete the label windows of a version are, for people. */
public final class CompletenessText {
  private static final int SHOWN = 10;

  private CompletenessText() {}

  /** {@code 28 settled, 2 provisional}; {@code -} without windows. */
  public static String states(WindowStates states) {
    List<String> parts = new ArrayList<>();
    add(parts, states.settled(), "settled");
    add(parts, states.corrected(), "corrected and settled");
    add(parts, states.open(), "corrected and not settled");
    add(parts, states.provisional(), "provisional");
    add(parts, states.unjudged(), "not judged");
    return parts.isEmpty() ? "-" : String.join(", ", parts);
  }

  /** Why each window that is not settled is not; the newest ones, newest first. */
  public static List<String> unsettled(List<PublishedWindow> windows) {
    List<PublishedWindow> open =
        windows.stream().filter(window -> !WindowStates.isSettled(window)).toList();
    List<String> lines = new ArrayList<>();
    for (int n = open.size() - 1; n >= Math.max(0, open.size() - SHOWN); n--) {
      lines.add(open.get(n).window() + " " + why(open.get(n)));
    }
    if (open.size() > SHOWN) {
      lines.add("and " + Figures.count(open.size() - SHOWN) + " more");
    }
    return lines;
  }

  private static String why(PublishedWindow window) {
    WindowCompleteness of = window.completeness();
    if (of == null) {
      return "was written before windows were judged";
    }
    List<String> parts = new ArrayList<>(List.of(of.state().text()));
    if (!of.unmeasured().isEmpty()) {
      parts.add("nothing is known of how late " + String.join(", ", of.unmeasured()) + " is");
    }
    if (of.settledShare() != null && of.settledShare() < 1) {
      parts.add(share(of.settledShare()) + " of the events at its end had arrived");
    }
    parts.add(
        of.recordedThroughMicros() == null
            ? "nothing says until when an input was recorded"
            : "recorded through " + Micros.text(of.recordedThroughMicros()));
    if (of.immatureUntilMicros() != null) {
      parts.add("labels are immature until " + Micros.text(of.immatureUntilMicros()));
    }
    return String.join(", ", parts);
  }

  /** Never rounded up. */
  private static String share(double share) {
    return String.format(Locale.ROOT, "%.2f%%", Math.floor(share * 10_000) / 100);
  }

  private static void add(List<String> parts, int windows, String state) {
    if (windows > 0) {
      parts.add(Figures.count(windows) + " " + state);
    }
  }
}
