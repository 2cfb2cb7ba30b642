/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window from 00:00 to 12:00; one of ten events arrives after 100 s, the others at once. */
class CompletenessRuleTest {
  private static final String DAY = "2026-03-05T";
  private static final LabelWindow WINDOW = new LabelWindow(at("00:00:00"), at("12:00:00"));

  private static final KnowledgePolicy AT_LABEL =
      new KnowledgePolicy.AsKnownAtLabel(3600 * Micros.PER_SECOND);
  private static final KnowledgePolicy AT_ONE_TIME = new KnowledgePolicy.AsKnownAt();

  @ParameterizedTest(name = "labels {0}, views {1}: {2}")
  @CsvSource({
    "13:00:00, 13:00:00, settled,     1",
    "14:00:00, 13:00:00, settled,     1",
    "13:00:00, 12:59:59, provisional, -",
    "12:59:59, 13:00:00, provisional, -",
    "11:00:00, 11:00:00, provisional, -",
    "14:00:00, -,        provisional, -",
    "-,        14:00:00, provisional, -",
  })
  void underAsKnownAtLabelRecordsDecide(String labels, String views, String state, String share) {
    check(judged(AT_LABEL, 0.999, labels, views), state, share);
  }

  @ParameterizedTest(name = "share {0}, labels {1}, views {2}: {3}, {4}")
  @CsvSource({
    // 112 s later all are there; in between nine of ten.
    "0.999, 13:00:00, 12:02:00, settled,     1",
    "0.999, 13:00:00, 12:01:00, provisional, 0.9",
    "0.9,   13:00:00, 12:01:00, settled,     0.9",
    "0.9,   13:00:00, 12:00:00, provisional, 0",
    "0.9,   13:00:00, 11:00:00, provisional, 0",
    "0,     13:00:00, 11:00:00, settled,     0",
    // The labels must have come.
    "0.9,   11:59:59, 12:02:00, provisional, 1",
    "0,     11:59:59, 12:02:00, provisional, 1",
    "0.9,   -,        12:02:00, provisional, 1",
    // Nothing is known of a table without data.
    "0.9,   13:00:00, -,        provisional, -",
    "0,     13:00:00, -,        settled,     -",
  })
  void underAsKnownAtTheShareThatHasArrivedDecides(
      double least, String labels, String views, String state, String share) {
    check(judged(AT_ONE_TIME, least, labels, views), state, share);
  }

  @Test
  void sourceWithTheLeastShareDecides() {
    Map<String, InputArrivals> inputs = inputs("13:00:00", "12:02:00");
    inputs.put("orders", new InputArrivals(at("12:01:00"), lateness()));

    WindowCompleteness judged = judge(AT_ONE_TIME, 0.999, inputs, null, false);

    check(judged, "provisional", "0.9");
    assertThat(judged.recordedThroughMicros()).isEqualTo(at("12:01:00"));
  }

  @Test
  void sourceWithoutArrivalTimesMakesTheShareUnknown() {
    Map<String, InputArrivals> inputs = inputs("13:00:00", "13:00:00");
    inputs.put("orders", new InputArrivals(at("13:00:00"), LatenessCounts.NONE));

    WindowCompleteness judged = judge(AT_ONE_TIME, 0.5, inputs, null, false);

    check(judged, "provisional", "-");
    assertThat(judged.unmeasured()).containsExactly("orders");
    check(judge(AT_ONE_TIME, 0, inputs, null, false), "settled", "-");
    check(judge(AT_LABEL, 0.5, inputs, null, false), "settled", "1");
  }

  @ParameterizedTest(name = "share {0}, views {1}: {2}")
  @CsvSource({
    "0.001, 15:00:00, provisional",
    "0,     13:00:00, settled",
    "0,     12:59:59, provisional",
    "0,     -,        provisional",
  })
  void assumedArrivalTimesNeverTellThatAllIsThere(double least, String views, String state) {
    // Counts say nothing against it: rows that come later look as if they had been in time.
    CompletenessRule rule = new CompletenessRule(AT_LABEL, least, Set.of("views"));

    WindowCompleteness judged =
        rule.judge(WINDOW, build(inputs("15:00:00", views)), null, false).orElseThrow();

    check(judged, state, "-");
    assertThat(judged.unmeasured()).containsExactly("views");
  }

  @Test
  void assumedArrivalTimesAreUnknownWhateverWasCounted() {
    CompletenessRule rule = new CompletenessRule(AT_ONE_TIME, 0.001, Set.of("views"));

    WindowCompleteness judged =
        rule.judge(WINDOW, build(inputs("15:00:00", "15:00:00")), null, false).orElseThrow();

    check(judged, "provisional", "-");
    assertThat(judged.unmeasured()).containsExactly("views");
  }

  @Test
  void windowWithImmatureLabelsIsProvisionalUntilTheyAreMature() {
    Map<String, InputArrivals> inputs = inputs("14:00:00", "14:00:00");
    for (KnowledgePolicy policy : List.of(AT_LABEL, AT_ONE_TIME)) {
      WindowCompleteness judged = judge(policy, 0.999, inputs, at("15:00:00") + 1, false);
      check(judged, "provisional", "1");
      assertThat(judged.immatureUntilMicros()).isEqualTo(at("15:00:00") + 1);

      judged = judge(policy, 0.999, inputs, at("15:00:00"), false);
      check(judged, "settled", "1");
      assertThat(judged.immatureUntilMicros()).isNull();
    }
  }

  @Test
  void correctedWindowSaysWhetherItIsSettled() {
    WindowCompleteness settled =
        judge(AT_ONE_TIME, 0.999, inputs("13:00:00", "12:02:00"), null, true);
    WindowCompleteness open = judge(AT_ONE_TIME, 0.999, inputs("13:00:00", "12:01:00"), null, true);

    assertThat(settled.state()).isEqualTo(CompletenessState.CORRECTED);
    assertThat(settled.settled()).isTrue();
    assertThat(open.state()).isEqualTo(CompletenessState.CORRECTED);
    assertThat(open.settled()).isFalse();
  }

  @Test
  void buildOfEarlierStatesOfTheProjectIsNotJudged() {
    CompletenessRule rule = new CompletenessRule(AT_ONE_TIME, 0.999, Set.of());

    assertThat(rule.judge(WINDOW, build(Map.of()), null, false)).isEmpty();
  }

  @Test
  void contradictionsAreRefused() {
    assertThatThrownBy(
            () ->
                new WindowCompleteness(
                    CompletenessState.PROVISIONAL, true, 1.0, null, null, List.of(), Map.of()))
        .hasMessage("a provisional window must not be settled");
    assertThatThrownBy(
            () ->
                new WindowCompleteness(
                    CompletenessState.SETTLED, false, 1.0, null, null, List.of(), Map.of()))
        .hasMessage("a settled window must be settled");
    assertThatThrownBy(
            () ->
                new WindowCompleteness(
                    CompletenessState.SETTLED, true, 1.5, null, null, List.of(), Map.of()))
        .hasMessage("settledShare must be 0 to 1: 1.5");
    assertThatThrownBy(() -> new CompletenessRule(AT_LABEL, -0.1, Set.of()))
        .hasMessage("settledShare must be 0 to 1: -0.1");
  }

  private static WindowCompleteness judged(
      KnowledgePolicy policy, double least, String labels, String views) {
    return judge(policy, least, inputs(labels, views), null, false);
  }

  private static WindowCompleteness judge(
      KnowledgePolicy policy,
      double least,
      Map<String, InputArrivals> inputs,
      Long immatureUntil,
      boolean isCorrected) {
    return new CompletenessRule(policy, least, Set.of())
        .judge(WINDOW, build(inputs), immatureUntil, isCorrected)
        .orElseThrow();
  }

  private static Map<String, InputArrivals> inputs(String labels, String views) {
    Map<String, InputArrivals> inputs = new TreeMap<>();
    inputs.put("labels", new InputArrivals(time(labels), LatenessCounts.NONE));
    inputs.put("views", new InputArrivals(time(views), lateness()));
    return inputs;
  }

  /** {@code K} is 15:00. */
  private static BuildProvenance build(Map<String, InputArrivals> inputs) {
    return new BuildProvenance(
        0,
        "0.1.0",
        ManifestExamples.FINGERPRINT,
        at("15:00:00"),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        UserStatistics.NONE,
        Map.of(),
        inputs);
  }

  private static LatenessCounts lateness() {
    LatenessTally tally = new LatenessTally(at("15:00:00"));
    for (int n = 0; n < 10; n++) {
      tally.add(at("12:00:00"), at("12:00:00") + (n == 0 ? 100 : 0) * Micros.PER_SECOND);
    }
    return tally.counts();
  }

  private static void check(WindowCompleteness judged, String state, String share) {
    assertThat(judged.state().text()).isEqualTo(state);
    assertThat(judged.settledShare())
        .isEqualTo(share.equals("-") ? null : (Double) Double.parseDouble(share));
  }

  private static Long time(String text) {
    return text.equals("-") ? null : (Long) at(text);
  }

  private static long at(String time) {
    return Micros.parse(DAY + time + "Z");
  }
}
