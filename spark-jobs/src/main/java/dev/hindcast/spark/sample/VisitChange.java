/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.spark.sample.LineChange.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One label in two versions.
 *
 * @param lines every event of either sequence of purchases, in the order of the sequence
 */
record VisitChange(VisitRow before, VisitRow after, List<LineChange> lines) {
  static VisitChange of(VisitRow before, VisitRow after) {
    Map<BoughtLine, BoughtLine[]> lines = new TreeMap<>(BoughtLine.ORDER);
    before.purchases().forEach(line -> both(lines, line)[0] = line);
    after.purchases().forEach(line -> both(lines, line)[1] = line);
    List<LineChange> changes =
        lines.values().stream()
            .map(
                pair ->
                    change(
                        before, after, Optional.ofNullable(pair[0]), Optional.ofNullable(pair[1])))
            .toList();
    return new VisitChange(before, after, changes);
  }

  boolean changesPurchases() {
    return lines.stream().anyMatch(line -> line.kind() != Kind.SAME);
  }

  boolean changesJourney() {
    return !before.journey().equals(after.journey());
  }

  /** How many different kinds of news there are. */
  int kindsOfNews() {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    lines.stream().map(LineChange::kind).filter(Kind::isNews).forEach(kinds::add);
    return kinds.size();
  }

  private static BoughtLine[] both(Map<BoughtLine, BoughtLine[]> lines, BoughtLine line) {
    return lines.computeIfAbsent(line, key -> new BoughtLine[2]);
  }

  private static LineChange change(
      VisitRow before, VisitRow after, Optional<BoughtLine> old, Optional<BoughtLine> now) {
    return new LineChange(old, now, kind(before, after, old, now));
  }

  private static Kind kind(
      VisitRow before, VisitRow after, Optional<BoughtLine> old, Optional<BoughtLine> now) {
    if (old.isEmpty()) {
      return isOlderThanAllOf(before, now.orElseThrow()) ? Kind.BACK_IN : Kind.LATE;
    }
    if (now.isEmpty()) {
      return isOlderThanAllOf(after, old.get()) ? Kind.PUSHED_OUT : Kind.GONE;
    }
    return old.get().equals(now.get()) ? Kind.SAME : Kind.CORRECTED;
  }

  /** Whether an event may be missing from a sequence only because that was cut. */
  private static boolean isOlderThanAllOf(VisitRow row, BoughtLine line) {
    return row.isCut() && BoughtLine.ORDER.compare(line, row.purchases().get(0)) < 0;
  }
}
