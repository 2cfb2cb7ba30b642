/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.diff.EventColumns.Kind;
import dev.hindcast.diff.SequenceEdit.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CauseRulesTest {
  private static final EventColumns COLUMNS =
      new EventColumns(
          List.of("event_time", "item", "shop", "price", "category", "age"),
          List.of(
              Kind.TIME,
              Kind.ATTRIBUTE,
              Kind.ATTRIBUTE,
              Kind.ATTRIBUTE,
              Kind.ENRICHMENT,
              Kind.DERIVED),
          EventKey.NONE,
          true);

  private static final Event A = event(1, "a", "x", 1);
  private static final Event B = event(2, "b", "x", 1);
  private static final Event C = event(3, "c", "x", 1);
  private static final List<String> NOTHING = List.of();
  private static final List<String> EVENTS = List.of("events");
  private static final List<String> DIMENSION = List.of("items");

  private EventColumns columns = COLUMNS;
  private SequenceFacts facts = facts(true, false, true, true, true);
  private long eligibleBefore = -1;
  private long eligibleAfter = -1;
  private long latestArrival = 5;

  @Test
  void anotherDefinitionOverEqualInputsIsTheCauseOfAll() {
    LabelInputs inputs = new LabelInputs(NOTHING, false, true, 10, 10);

    assertThat(causes(inputs, List.of(A, B), List.of(B, C))).containsOnly(Cause.DEFINITION_CHANGE);
  }

  @Test
  void anotherDefinitionOverOtherInputsIsNotKnownToBeTheCause() {
    LabelInputs inputs = new LabelInputs(EVENTS, false, true, 10, 10);

    assertThat(causes(inputs, List.of(A), List.of(A, B))).containsOnly(Cause.UNKNOWN);
  }

  @Test
  void anotherEngineOverEqualInputsIsTheCauseOfAll() {
    assertThat(causes(new LabelInputs(NOTHING, true, false, 10, 10), List.of(A), List.of(A, B)))
        .containsOnly(Cause.ENGINE_CHANGE);
    assertThat(causes(new LabelInputs(NOTHING, true, true, 10, 10), List.of(A), List.of(A, B)))
        .containsOnly(Cause.UNKNOWN);
  }

  @Test
  void overTheSameRowsEveryNewEventArrivedLate() {
    assertThat(causes(later(NOTHING), List.of(A), List.of(A, B, C)))
        .containsExactly(Cause.LATE_ARRIVAL, Cause.LATE_ARRIVAL);
  }

  @Test
  void overOtherRowsOnlyASingleNewEventIsKnownToBeTheLateOne() {
    latestArrival = 50;

    assertThat(causes(later(EVENTS), List.of(A), List.of(A, B)))
        .containsExactly(Cause.LATE_ARRIVAL);
    assertThat(causes(later(EVENTS), List.of(A), List.of(A, B, C))).containsOnly(Cause.UNKNOWN);
  }

  @Test
  void overOtherRowsWithoutLateArrivalsNewEventsAreBackDated() {
    assertThat(causes(later(EVENTS), List.of(A), List.of(A, B, C))).containsOnly(Cause.BACK_DATED);
  }

  @Test
  void newEventsAreUnknownWhereTheyCanComeForOtherReasons() {
    facts = facts(true, false, false, false, true);

    assertThat(causes(later(NOTHING), List.of(A), List.of(A, B))).containsOnly(Cause.UNKNOWN);
  }

  @Test
  void goneEventsAreRetractedWhereNothingElseCanTakeThemAway() {
    assertThat(causes(later(NOTHING), List.of(A, B), List.of(A))).containsOnly(Cause.RETRACTION);
    assertThat(causes(new LabelInputs(NOTHING, true, true, 20, 10), List.of(A, B), List.of(A)))
        .as("an earlier knowledge time")
        .containsOnly(Cause.UNKNOWN);
    facts = facts(true, false, true, false, true);
    assertThat(causes(later(NOTHING), List.of(A, B), List.of(A))).containsOnly(Cause.UNKNOWN);
  }

  @Test
  void theOldestEventThatMaxLengthPushedOutIsCut() {
    eligibleBefore = 2;
    eligibleAfter = 3;

    assertThat(causes(later(NOTHING), List.of(A, B), List.of(B, C)))
        .containsExactly(Cause.CUT, Cause.LATE_ARRIVAL);
    eligibleBefore = 3;
    eligibleAfter = 2;
    assertThat(causes(later(NOTHING), List.of(B, C), List.of(A, B)))
        .containsExactlyInAnyOrder(Cause.CUT, Cause.RETRACTION);
  }

  @Test
  void otherAttributesAreACorrectionIfTheSourceIsCorrected() {
    Event other = event(1, "z", "y", 2);

    assertThat(causes(later(NOTHING), List.of(A), List.of(other)))
        .containsExactly(Cause.CORRECTION);
    facts = facts(false, false, true, true, true);
    assertThat(causes(later(NOTHING), List.of(A), List.of(other))).containsExactly(Cause.UNKNOWN);
  }

  @Test
  void eventsOfOneTimeThatMayBeOneOrTwoHaveNoCause() {
    List<Event> before = List.of(event(1, "a", "north", 1, "x", 1));
    List<Event> after = List.of(event(1, "b", "south", 2, "x", 1));

    assertThat(causes(later(NOTHING), before, after)).containsOnly(Cause.UNKNOWN).hasSize(2);
    assertThat(causes(later(NOTHING), before, List.of(event(2, "b", "south", 2, "x", 1))))
        .as("at another time")
        .containsExactly(Cause.RETRACTION, Cause.LATE_ARRIVAL);
    facts = facts(false, false, true, true, true);
    assertThat(causes(later(NOTHING), before, after))
        .as("nothing is corrected")
        .containsExactly(Cause.RETRACTION, Cause.LATE_ARRIVAL);
  }

  @Test
  void linesOfOneInvoiceWithIdsAreNoCorrection() {
    columns =
        new EventColumns(
            COLUMNS.names(),
            COLUMNS.kinds(),
            new EventKey(List.of(1), EventKey.Reach.KNOWS),
            false);

    assertThat(
            causes(
                later(NOTHING),
                List.of(event(1, "line 1", "shop", 1, "x", 1)),
                List.of(event(1, "line 2", "shop", 1, "x", 1))))
        .containsExactly(Cause.RETRACTION, Cause.LATE_ARRIVAL);
    assertThat(
            causes(
                later(NOTHING),
                List.of(event(1, "line 1", "north", 1, "x", 1)),
                List.of(event(1, "line 1", "south", 2, "x", 1))))
        .containsExactly(Cause.CORRECTION);
  }

  @Test
  void whatIsKnownOnlyByItsTimeHasNoCause() {
    columns =
        new EventColumns(
            COLUMNS.names(),
            List.of(
                Kind.TIME,
                Kind.ENRICHMENT,
                Kind.ENRICHMENT,
                Kind.ENRICHMENT,
                Kind.ENRICHMENT,
                Kind.DERIVED),
            EventKey.NONE,
            false);
    facts = facts(false, false, true, true, true);

    assertThat(causes(later(DIMENSION), List.of(A), List.of(event(1, "z", "x", 1))))
        .containsOnly(Cause.UNKNOWN)
        .hasSize(2);
  }

  @Test
  void anotherTimeIsACorrectionIfTimesAreCorrected() {
    Event other = event(9, "a", "x", 1);

    assertThat(causes(later(NOTHING), List.of(A), List.of(other))).containsExactly(Cause.UNKNOWN);
    facts = facts(true, true, false, false, true);
    assertThat(causes(later(NOTHING), List.of(A), List.of(other)))
        .containsExactly(Cause.CORRECTION);
  }

  @Test
  void onlyOtherValuesOfADimensionAreADimensionChange() {
    Event other = event(1, "a", "y", 2);

    assertThat(causes(later(DIMENSION), List.of(A), List.of(other)))
        .containsExactly(Cause.DIMENSION_CHANGE);
    assertThat(causes(new LabelInputs(EVENTS, true, true, 10, 10), List.of(A), List.of(other)))
        .as("the dimension is the same")
        .containsExactly(Cause.UNKNOWN);
    facts = facts(true, false, true, true, false);
    assertThat(causes(later(DIMENSION), List.of(A), List.of(other)))
        .as("the key may have been corrected and is not written")
        .containsExactly(Cause.UNKNOWN);
  }

  @Test
  void derivedValuesFollowFromOtherEventsOfTheList() {
    Event other = event(1, "a", "x", 7);

    assertThat(causes(later(NOTHING), List.of(A), List.of(other, B)))
        .containsExactly(Cause.CONSEQUENCE, Cause.LATE_ARRIVAL);
    assertThat(causes(later(NOTHING), List.of(A), List.of(other))).containsExactly(Cause.UNKNOWN);
  }

  private static LabelInputs later(List<String> changedTables) {
    return new LabelInputs(changedTables, true, true, 10, 20);
  }

  private static SequenceFacts facts(
      boolean mayCorrect,
      boolean mayMove,
      boolean onlyArrives,
      boolean onlyRetracts,
      boolean keysAreWritten) {
    return new SequenceFacts(
        Set.of("events"),
        Set.of("items"),
        mayCorrect,
        mayMove,
        onlyArrives,
        onlyRetracts,
        keysAreWritten,
        false);
  }

  private List<Cause> causes(LabelInputs inputs, List<Event> before, List<Event> after) {
    SequencePair pair =
        new SequencePair(
            before,
            after,
            Math.max(eligibleBefore, before.size()),
            Math.max(eligibleAfter, after.size()),
            latestArrival,
            10);
    return new CauseRules(inputs, facts, columns).of(pair, SequenceDiff.of(before, after, columns));
  }

  private static Event event(int second, String item, String category, int age) {
    return event(second, item, "shop", 1, category, age);
  }

  private static Event event(
      int second, String item, String shop, int price, String category, int age) {
    return new Event(
        Arrays.asList(Instant.ofEpochSecond(second), item, shop, price, category, age));
  }
}
