/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.SequenceOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which events may go, one by one: too few is a wrong row, too many only costs memory. */
class RetentionTest {
  private static final int REQUEST = 0;
  private static final int ITEM = 1;
  private static final int KIND = 2;
  private static final GroupLanes LANES =
      new GroupLanes(
          List.of(
              new GroupLane.OfLabel(Exclusion.SAME_REQUEST),
              new GroupLane.OfValue(new EventValue(EventValue.Origin.SOURCE, "", "item")),
              new GroupLane.OfKind(
                  new EventValue(EventValue.Origin.SOURCE, "", "kind"), List.of("click"))));
  private static final long LASTS = Long.MAX_VALUE;
  private static final int NULL = GroupLanes.NULL;

  private final SlotTable table = new SlotTable();
  private final SlotFacts facts = new SlotFacts(3, 0);
  private final EventFacts event = new EventFacts(LANES, AmountLanes.NONE);
  private final List<Integer> slots = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();

  /** Selects by any of the three, with a max-length of 2. */
  private Retention retention(
      boolean excludes, boolean distinct, boolean collapses, int mostOfKind, long... within) {
    SelectionShape selection =
        new SelectionShape(
            excludes ? List.of(Exclusion.SAME_REQUEST) : List.of(),
            excludes ? List.of(REQUEST) : List.of(),
            distinct ? ITEM : GroupLanes.NO_LANE,
            collapses ? List.of(ITEM) : List.of(),
            mostOfKind > 0 ? KIND : GroupLanes.NO_LANE,
            mostOfKind > 0 ? List.of(mostOfKind) : List.of());
    List<DerivedShape> derived = new ArrayList<>();
    for (long one : within) {
      DerivedAttribute attribute =
          one == 0
              ? new DerivedAttribute.Position()
              : new DerivedAttribute.Count(Optional.empty(), one);
      derived.add(new DerivedShape("d", attribute, -1, -1, Optional.empty()));
    }
    return new Retention(
        new SequenceShape("s", LASTS, 0, 2, SequenceOrder.OLDEST_FIRST, selection, derived),
        table,
        facts,
        false);
  }

  /** Adds the next older event. */
  private RetentionTest older(long timeMicros, long until, int request, int item, int kind) {
    int slot = table.take(0, until);
    facts.store(slot, event.clear().group(REQUEST, request).group(ITEM, item).group(KIND, kind));
    slots.add(slot);
    times.add(timeMicros);
    return this;
  }

  private RetentionTest older(long until) {
    return older(100 - slots.size(), until, NULL, NULL, NULL);
  }

  /** What may go, from the newest to the oldest: g for goes, s for stays. */
  private String fates(Retention retention) {
    retention.begin();
    StringBuilder fates = new StringBuilder();
    for (int i = 0; i < slots.size(); i++) {
      fates.append(retention.mayGo(times.get(i), slots.get(i)) ? 'g' : 's');
    }
    return fates.toString();
  }

  private Retention entered(Retention retention) {
    slots.forEach(retention::enter);
    return retention;
  }

  @Test
  void maxLengthNewerEventsThatLastAreEnough() {
    older(LASTS).older(LASTS).older(LASTS).older(5);
    Retention retention = retention(false, false, false, 0);

    assertThat(fates(retention)).isEqualTo("ssgg");
    assertThat(fates(retention)).isEqualTo("ssgg");
  }

  @Test
  void anEventStaysWhereOneOfTheNewerOnesEndsBeforeIt() {
    older(9).older(7).older(7).older(8).older(8).older(9);

    assertThat(fates(retention(false, false, false, 0))).isEqualTo("ssgsgs");
  }

  @Test
  void positionNeedsOneEventMore() {
    older(LASTS).older(LASTS).older(LASTS).older(LASTS);

    assertThat(fates(retention(false, false, false, 0, 0))).isEqualTo("sssg");
  }

  @Test
  void everyEventOfTheLargestGroupIsSpare() {
    older(LASTS).older(LASTS);
    older(90, LASTS, 4, NULL, NULL).older(89, LASTS, 4, NULL, NULL).older(88, LASTS, 5, 0, 0);
    older(LASTS);
    Retention retention = entered(retention(true, false, false, 0));

    assertThat(fates(retention)).isEqualTo("ssssgg");
    retention.clear();
    assertThat(fates(retention)).isEqualTo("ssgggg");
    assertThat(fates(entered(retention))).isEqualTo("ssssgg");
  }

  @Test
  void anExcludedEventMayCostTwoRuns() {
    for (int n = 0; n < 10; n++) {
      older(100 - n, LASTS, n == 3 ? 7 : NULL, n, NULL);
    }

    assertThat(fates(entered(retention(true, false, true, 0)))).isEqualTo("ssssgggggg");
    assertThat(fates(retention(true, false, true, 0))).isEqualTo("ssgggggggg");
  }

  @Test
  void whatLiesWithinTheWindowOfTheLastCountedEventStays() {
    older(100, LASTS, NULL, NULL, NULL).older(90, LASTS, NULL, NULL, NULL);
    older(80, LASTS, NULL, NULL, NULL);
    older(71, LASTS, NULL, NULL, NULL).older(70, LASTS, NULL, NULL, NULL);
    older(69, LASTS, NULL, NULL, NULL);

    assertThat(fates(retention(false, false, false, 0, 10, 3))).isEqualTo("sssssg");
  }

  @Test
  void aRepeatedValueGoesWhereTheNewerEventLastsAsLong() {
    older(100, 7, NULL, 1, NULL).older(99, 7, NULL, 1, NULL).older(98, 8, NULL, 1, NULL);
    older(97, 8, NULL, 1, NULL).older(96, 9, NULL, NULL, NULL);
    older(95, 6, NULL, 2, NULL).older(94, LASTS, NULL, NULL, NULL);

    assertThat(fates(retention(false, true, false, 0))).isEqualTo("sgsgsgs");
  }

  @Test
  void aRepeatedValueStaysWhereTheNewerEventMayBeExcluded() {
    older(100, LASTS, 4, 1, NULL).older(99, LASTS, NULL, 1, NULL).older(98, LASTS, NULL, 1, NULL);
    older(97, LASTS, NULL, 2, NULL).older(96, LASTS, NULL, 3, NULL).older(95, LASTS, NULL, 9, 0);

    assertThat(fates(entered(retention(true, true, false, 0)))).isEqualTo("sssssg");
  }

  @Test
  void aKindCountsUpToItsQuotaAndTheSpareOnes() {
    for (int n = 0; n < 4; n++) {
      older(100 - n, LASTS, n == 1 ? 3 : NULL, NULL, 0);
    }
    older(90, LASTS, NULL, NULL, NULL).older(89, LASTS, NULL, NULL, NULL).older(88, 5, NULL, 1, 0);

    assertThat(fates(retention(false, false, false, 1))).isEqualTo("sgggsgg");
    assertThat(fates(entered(retention(true, false, false, 1)))).isEqualTo("ssggssg");
  }

  @Test
  void anEventOverItsQuotaStaysWhereItLastsLonger() {
    older(100, 6, NULL, NULL, 0).older(99, 7, NULL, NULL, 0).older(98, 7, NULL, NULL, 0);
    older(97, 8, NULL, NULL, 0);

    assertThat(fates(retention(false, false, false, 1))).isEqualTo("ssgs");
  }

  @Test
  void runsAreCountedOverEventsThatNothingSupersedes() {
    older(100, LASTS, NULL, 1, NULL).older(99, 50, NULL, 2, NULL).older(98, LASTS, NULL, 1, NULL);
    older(97, LASTS, NULL, 2, NULL).older(96, LASTS, NULL, 2, NULL).older(95, 50, NULL, 1, NULL);

    assertThat(fates(retention(false, false, true, 0))).isEqualTo("ssssgg");
  }

  @Test
  void twoReductionsOrTheWholeHistoryKeepAll() {
    assertThat(retention(true, false, true, 0, 5).keepsAll()).isFalse();
    assertThat(retention(false, true, true, 0).keepsAll()).isTrue();
    assertThat(retention(false, true, false, 1).keepsAll()).isTrue();
    assertThat(retention(false, false, true, 1).keepsAll()).isTrue();
    assertThat(retention(false, true, false, 0).keepsAll()).isFalse();
    assertThat(retention(false, false, false, 1).keepsAll()).isFalse();
    assertThat(retention(false, false, false, 0, LASTS).keepsAll()).isTrue();
    assertThat(retention(false, false, false, 0).isPlain()).isTrue();
    assertThat(retention(false, false, false, 0, 0).isPlain()).isFalse();
    assertThat(retention(true, false, false, 0).isPlain()).isFalse();
  }
}
