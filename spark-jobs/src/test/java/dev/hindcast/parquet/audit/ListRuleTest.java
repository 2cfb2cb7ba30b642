/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.parquet.OutputColumn;
import dev.hindcast.parquet.OutputSchema;
import dev.hindcast.parquet.OutputType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists whose values the event times prove right or wrong. */
class ListRuleTest extends AuditFixture {
  private static final String LIST = "s__value";

  private boolean newestFirst;
  private boolean selects;

  @Test
  void aValueThatIsKnownAtTheLabelIsFine() {
    assertClean(new ListRule.KnownAfter(LIST, 5), 3, list(T - 50, T - 5, T - 4), list(1, 2, null));
  }

  @Test
  void aValueBeforeItWasKnownIsFound() {
    assertProblem(
        new ListRule.KnownAfter(LIST, 5),
        3,
        list(T - 50, T - 5, T - 4),
        list(null, null, 3),
        "event 2 has a value before it was known, 5 us after its event");
  }

  @Test
  void timeBeforeLabelIsComputedAgain() {
    ListRule rule = new ListRule.BeforeLabel(LIST, 10);
    assertClean(rule, 9, list(T - 50, T - 49, T - 1), list(5, 4, 0));
    assertProblem(
        rule, 9, list(T - 50, T - 49, T - 1), list(5, 5, 0), "event 1 has 5, the times say 4");
    assertProblem(rule, 1, list(T - 1), list((Integer) null), "event 0 has null, the times say 0");
  }

  @Test
  void timeSincePreviousIsComputedAgainWhereNothingIsSelected() {
    ListRule rule = new ListRule.SincePrevious(LIST, 10);
    assertClean(rule, 3, list(T - 50, T - 31, T - 31), list(null, 1, 0));
    assertClean(rule, 5, list(T - 50, T - 31, T - 31), list(7, 1, 0));
    assertProblem(rule, 3, list(T - 50, T - 31, T - 1), list(0, 1, 3), "event 0 has 0");
    assertProblem(rule, 4, list(T - 50, T - 31, T - 1), list(null, 1, 3), "event 0 has null");
    assertProblem(rule, 3, list(T - 50, T - 31, T - 1), list(null, 2, 3), "event 1 has 2");
  }

  @Test
  void timeSincePreviousMayBeShorterWhereEventsAreSelected() {
    selects = true;
    ListRule rule = new ListRule.SincePrevious(LIST, 10);
    assertClean(rule, 9, list(T - 50, T - 31, T - 1), list(null, 0, 3));
    assertProblem(rule, 9, list(T - 50, T - 31, T - 1), list(null, 2, 3), "event 1 has 2");
    assertProblem(rule, 9, list(T - 50, T - 31, T - 1), list(4, null, 3), "event 1 has null");
  }

  @Test
  void positionsEndWithTheNumberOfEligibleEvents() {
    ListRule rule = new ListRule.Position(LIST);
    assertClean(rule, 7, list(T - 50, T - 31, T - 1), list(5, 6, 7));
    assertProblem(
        rule, 7, list(T - 50, T - 31, T - 1), list(4, 6, 7), "event 0 has 4 of 7 eligible");
    selects = true;
    assertClean(rule, 7, list(T - 50, T - 31, T - 1), list(1, 6, 7));
    assertProblem(
        rule, 7, list(T - 50, T - 31, T - 1), list(6, 6, 7), "event 0 has 6 of 7 eligible");
    assertProblem(
        rule, 7, list(T - 50, T - 31, T - 1), list(4, 4, 7), "event 1 has 4 of 7 eligible");
  }

  @Test
  void newestFirstListsAreReadFromTheirEnd() {
    newestFirst = true;
    assertClean(new ListRule.Position(LIST), 7, list(T - 1, T - 31, T - 50), list(7, 6, 5));
    assertClean(
        new ListRule.SincePrevious(LIST, 10), 3, list(T - 1, T - 31, T - 50), list(3, 1, null));
  }

  @Test
  void sessionsNeverFall() {
    ListRule rule = new ListRule.Session(LIST);
    assertClean(rule, 3, list(T - 50, T - 31, T - 1), list(1, 1, 3));
    assertProblem(
        rule, 3, list(T - 50, T - 31, T - 1), list(2, 1, 3), "event 1 has 1 of 3 eligible");
    assertProblem(
        rule, 3, list(T - 50, T - 31, T - 1), list(2, 2, 4), "event 2 has 4 of 3 eligible");
  }

  @Test
  void countsAreOfOtherEligibleEvents() {
    ListRule rule = new ListRule.Counted(LIST);
    assertClean(rule, 3, list(T - 50, T - 31, T - 1), list(0, null, 2));
    assertProblem(
        rule, 3, list(T - 50, T - 31, T - 1), list(0, 1, 3), "event 2 has 3 of 3 eligible");
  }

  @Test
  void aSelectedSequenceMayBeShorterThanEligibleButNotLonger() {
    selects = true;
    ListRule rule = new ListRule.Counted(LIST);
    assertClean(rule, 3, list(T - 50), list(0));
    assertThat(audit(rule, 1, list(T - 50, T - 1), list(0, 0)).first())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(AuditRule.ELIGIBLE);
              assertThat(finding.detail()).isEqualTo("s: length 2 of 1 eligible");
            });
  }

  private void assertClean(ListRule rule, long eligible, List<Long> times, List<Long> values) {
    assertThat(audit(rule, eligible, times, values).first()).isEmpty();
  }

  private void assertProblem(
      ListRule rule, long eligible, List<Long> times, List<Long> values, String problem) {
    assertThat(audit(rule, eligible, times, values).first())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(AuditRule.LIST_RULE);
              assertThat(finding.detail()).isEqualTo("s: " + LIST + ": " + problem);
            });
  }

  private AuditResult audit(ListRule rule, long eligible, List<Long> times, List<Long> values) {
    folder = folder.resolve("next");
    rows.clear();
    long newest = Collections.max(times);
    rows.add(new Object[] {T, times.size(), eligible, newest, newest, times, values});
    AuditRules.Sequence sequence =
        new AuditRules.Sequence("s", List.of(LIST), 100, 0, 3, newestFirst, selects, List.of(rule));
    return audit(
        new AuditRules("at", true, 0, Long.MAX_VALUE, List.of(sequence)), claim(write(schema())));
  }

  private static OutputSchema schema() {
    List<OutputColumn> columns = new ArrayList<>(SCHEMA.columns().subList(0, TIMES + 1));
    columns.add(new OutputColumn(LIST, list(OutputType.INT64, true), false, 7, ""));
    return new OutputSchema(columns);
  }

  private static List<Long> list(Number... values) {
    return Arrays.stream(values).map(value -> value == null ? null : value.longValue()).toList();
  }
}
