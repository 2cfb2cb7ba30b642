/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.spark.sample.LineChange.Kind;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisitChangeTest {
  private static final BoughtLine MUG = line("1", 3);
  private static final BoughtLine TIN = line("2", 1);
  private static final BoughtLine LAMP = line("3", 5);

  @Test
  void aLateACancelledAndACorrectedLineAreToldApart() {
    VisitChange change =
        VisitChange.of(row(2, MUG, LAMP), row(2, TIN, new BoughtLine(3_000_000, "3", 1, "x", 9)));

    assertThat(change.lines())
        .extracting(LineChange::kind)
        .containsExactly(Kind.GONE, Kind.LATE, Kind.CORRECTED);
    assertThat(change.changesPurchases()).isTrue();
    assertThat(change.kindsOfNews()).isEqualTo(3);
  }

  @Test
  void whatTheCutTakesOrGivesBackIsNoNews() {
    VisitChange given = VisitChange.of(row(3, TIN, LAMP), row(2, MUG, LAMP));
    VisitChange taken = VisitChange.of(row(2, MUG, LAMP), row(3, TIN, LAMP));

    assertThat(given.lines())
        .extracting(LineChange::kind)
        .containsExactly(Kind.BACK_IN, Kind.GONE, Kind.SAME);
    assertThat(taken.lines())
        .extracting(LineChange::kind)
        .containsExactly(Kind.PUSHED_OUT, Kind.LATE, Kind.SAME);
  }

  @Test
  void equalSequencesAreNoChange() {
    VisitChange change = VisitChange.of(row(2, MUG, TIN), row(2, MUG, TIN));

    assertThat(change.changesPurchases()).isFalse();
    assertThat(change.changesJourney()).isFalse();
  }

  @Test
  void countsNameEventsOnceHoweverManyLabelsSeeThem() {
    VisitRow before = row(1, MUG);
    VisitRow after = row(2, MUG, TIN);

    List<VisitChange> visits =
        WhatChanged.visits(Map.of("a", before, "b", before), Map.of("a", after, "b", after));

    assertThat(WhatChanged.counts(visits))
        .containsExactly(
            "  labels in both versions                    2",
            "    with other purchases                     2",
            "    with another journey                     0",
            "  order lines that arrived late              1",
            "  order lines that were cancelled            0",
            "  order lines with a new quantity            0");
  }

  @Test
  void theTableShowsBothVersionsSideBySide() {
    VisitChange change = VisitChange.of(row(2, MUG, TIN), row(2, TIN, LAMP));

    assertThat(ChangeTable.of(change, 1, 2))
        .contains(
            "Visit v1 of customer 007, label time 2026-03-01T00:00:00Z",
            "  1970-01-01 00:00  1/1         x                     3    -   cancelled since",
            "  1970-01-01 00:00  2/1         x                     1    1",
            "  1970-01-01 00:00  3/1         x                     -    5   arrived after version 1");
  }

  private static BoughtLine line(String invoice, int quantity) {
    return new BoughtLine(Long.parseLong(invoice) * 1_000_000, invoice, 1, "x", quantity);
  }

  private static VisitRow row(long eligible, BoughtLine... purchases) {
    return new VisitRow(
        "v1", "007", Micros.parse("2026-03-01"), List.of(purchases), eligible, "journey");
  }
}
