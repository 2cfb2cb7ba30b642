/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.report.Figures;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows over the time of the labels; neighbouring windows are drawn as one where there are many. */
final class WindowPlot {
  private static final int MOST_BARS = 104;
  private static final int LEFT = 8;
  private static final int WIDTH = 344;
  private static final int HEIGHT = 90;
  private static final int TOP = 16;

  /** Windows side by side. */
  private record Span(long fromMicros, long toMicros, long rows, long rebuilt) {}

  private final String buildId;
  private final List<Span> spans = new ArrayList<>();
  private final int together;

  WindowPlot(DatasetManifest manifest) {
    buildId = manifest.buildId();
    List<PublishedWindow> windows = manifest.windows();
    together = Math.max(1, (windows.size() + MOST_BARS - 1) / MOST_BARS);
    for (int i = 0; i < windows.size(); i += together) {
      spans.add(span(windows.subList(i, Math.min(windows.size(), i + together))));
    }
  }

  private Span span(List<PublishedWindow> windows) {
    Map<Boolean, Long> rows = new HashMap<>(Map.of(true, 0L, false, 0L));
    windows.forEach(
        window -> rows.merge(window.buildId().equals(buildId), window.rows(), Long::sum));
    return new Span(
        windows.get(0).fromMicros(),
        windows.get(windows.size() - 1).toMicros(),
        rows.get(true) + rows.get(false),
        rows.get(true));
  }

  void draw(Html html) {
    if (spans.isEmpty()) {
      return;
    }
    long greatest = Math.max(1, spans.stream().mapToLong(Span::rows).max().orElse(1));
    String sentence =
        "Label windows"
            + (together == 1 ? "" : ", " + together + " in each bar")
            + "; the highest bar has "
            + Figures.count(greatest, "row")
            + ".";
    html.open("figure", "class", "wide").add("figcaption", "Rows over the label time");
    html.add("p", sentence, "class", "sum");
    html.open(
        "svg",
        "viewBox",
        "0 0 360 130",
        "role",
        "img",
        "aria-labelledby",
        "windows-t windows-d",
        "class",
        "plot");
    html.add("title", "Rows over the label time", "id", "windows-t");
    html.add("desc", sentence, "id", "windows-d");
    long from = spans.get(0).fromMicros();
    long to = spans.get(spans.size() - 1).toMicros();
    spans.forEach(span -> bar(html, span, from, to, greatest));
    String base = "" + (TOP + HEIGHT);
    html.mark("line", "class", "axis", "x1", "" + LEFT, "x2", "352", "y1", base, "y2", base);
    html.add("text", day(from), "x", "" + LEFT, "y", "122");
    html.add("text", day(to), "class", "end", "x", "352", "y", "122");
    html.close();
    boolean isMixed = spans.stream().anyMatch(span -> span.rebuilt() < span.rows());
    if (isMixed) {
      html.open("p", "class", "legend").add("span", "", "class", "key-bar").say(" built now ");
      html.add("span", "", "class", "key-carried").say(" carried over").close();
    }
    html.close().line();
  }

  private static void bar(Html html, Span span, long from, long to, long greatest) {
    double scale = (double) WIDTH / (to - from);
    double x = LEFT + (span.fromMicros() - from) * scale;
    double width = Math.max(1, (span.toMicros() - span.fromMicros()) * scale);
    double gap = width > 4 ? 1 : 0;
    double height = (double) HEIGHT * span.rows() / greatest;
    double rebuilt = (double) HEIGHT * span.rebuilt() / greatest;
    html.open("g");
    html.add("title", day(span.fromMicros()) + ": " + Figures.count(span.rows(), "row"));
    rect(html, "bar", x, TOP + HEIGHT - rebuilt, width - gap, rebuilt);
    rect(html, "carried", x, TOP + HEIGHT - height, width - gap, height - rebuilt);
    html.close();
  }

  private static void rect(Html html, String kind, double x, double y, double w, double h) {
    if (h > 0) {
      html.mark(
          "rect",
          "class",
          kind,
          "x",
          Amounts.at(x),
          "y",
          Amounts.at(y),
          "width",
          Amounts.at(w),
          "height",
          Amounts.at(Math.max(h, 0.5)));
    }
  }

  private static String day(long micros) {
    return Micros.text(micros).replaceFirst("T00:00:00Z$", "");
  }
}
