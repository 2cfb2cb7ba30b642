/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.spark.sample.LineChange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tells two versions of the quickstart dataset apart: {@code WhatChanged DATASET BEFORE AFTER},
 * with the dataset's folder and two version numbers. Prints counts and one label before and after.
 */
public final class WhatChanged {
  private WhatChanged() {}

  public static void main(String[] arguments) {
    SamplePrograms.run(
        () -> {
          SamplePrograms.requireArguments("WhatChanged DATASET BEFORE AFTER", arguments, 3, 3);
          int before = Integer.parseInt(arguments[1]);
          int after = Integer.parseInt(arguments[2]);
          List<VisitChange> visits =
              visits(VersionRows.read(arguments[0], before), VersionRows.read(arguments[0], after));
          counts(visits).forEach(SamplePrograms::say);
          visits.stream()
              .filter(VisitChange::changesPurchases)
              .max(tellsMost())
              .ifPresent(visit -> show(visit, before, after));
        });
  }

  /** Labels that both versions have. */
  static List<VisitChange> visits(Map<String, VisitRow> before, Map<String, VisitRow> after) {
    List<VisitChange> visits = new ArrayList<>();
    before.forEach(
        (id, row) -> {
          if (after.containsKey(id)) {
            visits.add(VisitChange.of(row, after.get(id)));
          }
        });
    return visits;
  }

  /** Lines of text with a number each. */
  static List<String> counts(List<VisitChange> visits) {
    return List.of(
        counted("labels in both versions", visits.size()),
        counted("  with other purchases", count(visits, VisitChange::changesPurchases)),
        counted("  with another journey", count(visits, VisitChange::changesJourney)),
        counted("order lines that arrived late", events(visits, Kind.LATE)),
        counted("order lines that were cancelled", events(visits, Kind.GONE)),
        counted("order lines with a new quantity", events(visits, Kind.CORRECTED)));
  }

  /** Many kinds of news in few lines tell most; the label id decides between equals. */
  static Comparator<VisitChange> tellsMost() {
    return Comparator.comparingInt(VisitChange::kindsOfNews)
        .thenComparing(visit -> visit.lines().size(), Comparator.reverseOrder())
        .thenComparing(visit -> visit.after().labelId());
  }

  private static void show(VisitChange visit, int before, int after) {
    SamplePrograms.say("");
    ChangeTable.of(visit, before, after).forEach(SamplePrograms::say);
  }

  private static long count(List<VisitChange> visits, Predicate<VisitChange> which) {
    return visits.stream().filter(which).count();
  }

  private static long events(List<VisitChange> visits, Kind kind) {
    return visits.stream()
        .flatMap(visit -> visit.lines().stream())
        .filter(line -> line.kind() == kind)
        .map(line -> line.line().id())
        .distinct()
        .count();
  }

  private static String counted(String what, long count) {
    return String.format(Locale.ROOT, "  %-34s %,9d", what, count);
  }
}
