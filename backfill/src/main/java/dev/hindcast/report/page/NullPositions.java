/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.Histogram;
import dev.hindcast.dataset.SequenceStatistics;
import java.util.Map;

/** Null share of each column by how many newer events a row keeps. */
final class NullPositions {
  private static final int MOST_COLUMNS = 40;

  private NullPositions() {}

  /** A table; nothing where no position has a null. */
  static void draw(Html html, SequenceStatistics statistics) {
    Map<String, Histogram> nulls = statistics.kept().nullPositions();
    Buckets positions = Buckets.numbers(statistics.kept().positions());
    if (nulls.isEmpty() || positions.total() == 0) {
      return;
    }
    html.open("figure", "class", "wide").add("figcaption", "Null share by position");
    html.add(
        "p",
        "Position 0 is the newest event of a row, whatever the order of the list. A share that"
            + " falls with the position tells of values that come in late.",
        "class",
        "sum");
    html.open("div", "class", "scroll").open("table", "class", "heat").open("tr");
    html.add("th", "column", "scope", "col");
    for (int bucket = 0; bucket <= positions.last(); bucket++) {
      html.add("th", positions.range(bucket), "scope", "col", "class", "num");
    }
    html.close();
    nulls.entrySet().stream()
        .limit(MOST_COLUMNS)
        .forEach(column -> line(html, column.getKey(), column.getValue(), positions));
    html.close().close().close().line();
  }

  private static void line(Html html, String column, Histogram nulls, Buckets positions) {
    Buckets counts = Buckets.numbers(nulls);
    html.open("tr").add("th", column, "scope", "row");
    for (int bucket = 0; bucket <= positions.last(); bucket++) {
      double share = Amounts.part(counts.count(bucket), positions.count(bucket));
      String depth = share == 0 ? "h0" : "h" + Math.min(5, 1 + (int) (share * 5));
      html.add("td", Amounts.share(share), "class", "num " + depth);
    }
    html.close();
  }
}
