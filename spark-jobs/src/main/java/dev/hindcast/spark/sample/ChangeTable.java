/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.spark.sample.LineChange.Kind;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One label's purchases in two versions, side by side, as lines of text. */
final class ChangeTable {
  private static final int AROUND = 2;

  private ChangeTable() {}

  static List<String> of(VisitChange visit, int before, int after) {
    List<String> text = new ArrayList<>();
    text.add(
        String.format(
            Locale.ROOT,
            "Visit %s of customer %s, label time %s",
            visit.after().labelId(),
            visit.after().customer(),
            Micros.text(visit.after().labelTimeMicros())));
    text.add("");
    text.add(row("time (UTC)", "order/line", "item", "v" + before, "v" + after, ""));
    text.add("  " + "-".repeat(88));
    List<LineChange> lines = visit.lines();
    boolean skipping = false;
    for (int i = 0; i < lines.size(); i++) {
      if (isNearChange(lines, i)) {
        text.add(row(lines.get(i)));
        skipping = false;
      } else if (!skipping) {
        text.add("  ...");
        skipping = true;
      }
    }
    text.add("  " + "-".repeat(88));
    text.add(
        row(
            "",
            "",
            "length",
            Integer.toString(visit.before().purchases().size()),
            Integer.toString(visit.after().purchases().size()),
            ""));
    return text;
  }

  private static boolean isNearChange(List<LineChange> lines, int index) {
    int from = Math.max(0, index - AROUND);
    int to = Math.min(lines.size(), index + AROUND + 1);
    return lines.subList(from, to).stream().anyMatch(line -> line.kind() != Kind.SAME);
  }

  private static String row(LineChange change) {
    BoughtLine line = change.line();
    return row(
        Micros.text(line.eventTimeMicros()).substring(0, 16).replace('T', ' '),
        line.id(),
        line.item(),
        quantity(change.before()),
        quantity(change.after()),
        change.kind().text());
  }

  private static String quantity(Optional<BoughtLine> line) {
    return line.map(bought -> Integer.toString(bought.quantity())).orElse("-");
  }

  private static String row(
      String time, String id, String item, String before, String after, String why) {
    return String.format(
            Locale.ROOT, "  %-16s  %-10s  %-18s %4s %4s   %s", time, id, item, before, after, why)
        .stripTrailing();
  }
}
