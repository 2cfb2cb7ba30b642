/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table of parts of a whole, each with a bar as long as its share. */
final class ShareTable {
  /** Most lines; the rest is summed up. */
  private static final int MOST = 40;

  private ShareTable() {}

  /** Parts in descending order, each against the same whole. */
  static void draw(
      Html html, String nameTitle, String countTitle, Map<String, Long> parts, long whole) {
    List<Map.Entry<String, Long>> entries = new ArrayList<>(parts.entrySet());
    entries.sort(
        Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey));
    html.open("div", "class", "scroll").open("table", "class", "shares").open("tr");
    html.add("th", nameTitle, "scope", "col");
    html.add("th", countTitle, "scope", "col", "class", "num");
    html.add("th", "share", "scope", "col", "class", "num");
    html.add("th", "", "class", "track", "aria-hidden", "true").close();
    entries.stream().limit(MOST).forEach(part -> line(html, part.getKey(), part.getValue(), whole));
    if (entries.size() > MOST) {
      long rest = entries.stream().skip(MOST).mapToLong(Map.Entry::getValue).sum();
      line(html, (entries.size() - MOST) + " more", rest, whole);
    }
    html.close().close().line();
  }

  private static void line(Html html, String name, long count, long whole) {
    double share = Amounts.part(count, whole);
    html.open("tr").add("th", name, "scope", "row");
    html.add("td", Figures.count(count), "class", "num");
    html.add("td", Amounts.share(share), "class", "num");
    html.open("td", "class", "track", "aria-hidden", "true");
    meter(html, share);
    html.close().close();
  }

  /** A bar that is full at 1. */
  static void meter(Html html, double share) {
    html.open("svg", "viewBox", "0 0 100 8", "class", "meter", "preserveAspectRatio", "none");
    html.mark("rect", "class", "rail", "width", "100", "height", "8");
    if (share > 0) {
      double width = Math.max(1, 100 * Math.min(1, share));
      html.mark("rect", "class", "bar", "width", Amounts.at(width), "height", "8");
    }
    html.close();
  }
}
