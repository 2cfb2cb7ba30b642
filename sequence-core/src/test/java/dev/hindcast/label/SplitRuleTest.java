/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.definition.UserSplits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRuleTest {
  private static final List<TimeSplit> TIMES =
      List.of(
          new TimeSplit("train", 100),
          new TimeSplit("validation", 120),
          new TimeSplit("test", 150));

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, train",
    "0, train",
    "92, train",
    "93, embargo",
    "99, embargo",
    "100, validation",
    "112, validation",
    "113, embargo",
    "119, embargo",
    "120, test",
    "149, test",
    "150, after-last-split",
    "9223372036854775807, after-last-split"
  })
  void labelBelongsToTheFirstSplitThatEndsAfterItsEmbargo(long labelTime, String expected) {
    assertThat(text(new SplitRule(byTime(7)).of(labelTime, 0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"99, train", "100, validation", "119, validation", "120, test", "149, test"})
  void withoutEmbargoEveryLabelBeforeTheLastEndHasASplit(long labelTime, String expected) {
    assertThat(text(new SplitRule(byTime(0)).of(labelTime, 0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"79, train", "80, embargo", "100, embargo", "119, embargo", "120, test"})
  void embargoMayTakeAWholeSplit(long labelTime, String expected) {
    assertThat(text(new SplitRule(byTime(20)).of(labelTime, 0))).isEqualTo(expected);
  }

  @Test
  void embargoThatReachesBeforeTimeItselfDoesNotWrap() {
    SplitRule rule = new SplitRule(byTime(Long.MAX_VALUE));

    assertThat(text(rule.of(-1_000, 0))).isEqualTo("embargo");
    assertThat(text(rule.of(149, 0))).isEqualTo("test");
  }

  @ParameterizedTest
  @CsvSource({
    "0, train",
    "0.7999999999999999, train",
    "0.8, validation",
    "0.8999999999999999, validation",
    "0.9, test",
    "0.9999999999999999, test"
  })
  void sharesAreAddedUpInTheirOrder(double point, String expected) {
    assertThat(text(new SplitRule(byUser(0.8, 0.1, 0.1)).of(0, point))).isEqualTo(expected);
  }

  @Test
  void roundingOfSharesLeavesNoUserWithoutSplit() {
    SplitRule rule = new SplitRule(byUser(0.333333333, 0.333333333, 0.333333333));
    double last = Math.nextDown(1.0);

    assertThat(text(rule.of(0, last))).isEqualTo("test");
    assertThat(SplitRange.of(byUser(0.7, 0.1, 0.2)))
        .extracting(SplitRange::userTo)
        .containsExactly(0.7, 0.7 + 0.1, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "99, 0.1, embargo",
    "92, 0.1, train",
    "92, 0.85, user-of-other-split",
    "100, 0.85, validation",
    "100, 0.1, user-of-other-split",
    "149, 0.95, test",
    "150, 0.95, after-last-split"
  })
  void byTimeAndByUserBothMustAgree(long labelTime, double point, String expected) {
    SplitsDefinition both = new SplitsDefinition(TIMES, 7, byUser(0.8, 0.1, 0.1).byUser());

    assertThat(text(new SplitRule(both).of(labelTime, point))).isEqualTo(expected);
  }

  @Test
  void usersAreSplitInProportionToTheSharesByTheirTextAlone() {
    SplitRule rule = new SplitRule(byUser(0.8, 0.1, 0.1));
    Map<String, Integer> users = new TreeMap<>();
    for (int user = 0; user < 10_000; user++) {
      double point = rule.pointOf(("user-" + user).getBytes(UTF_8));
      assertThat(rule.of(user, point)).isEqualTo(rule.of(-user, point));
      users.merge(text(rule.of(user, point)), 1, Integer::sum);
    }

    assertThat(users.get("train")).isCloseTo(8_000, within(160));
    assertThat(users.get("validation")).isCloseTo(1_000, within(120));
    assertThat(users.get("test")).isCloseTo(1_000, within(120));
  }

  @Test
  void rangesSayWhatTheRuleDoes() {
    assertThat(SplitRange.of(new SplitsDefinition(TIMES, 7, byUser(0.8, 0.1, 0.1).byUser())))
        .containsExactly(
            new SplitRange("train", Long.MIN_VALUE, 93, 100, 0, 0.8),
            new SplitRange("validation", 100, 113, 120, 0.8, 0.9),
            new SplitRange("test", 120, 150, Long.MAX_VALUE, 0.9, 1));
    assertThat(SplitRange.of(byUser(0.5, 0.25, 0.25)).get(2))
        .isEqualTo(new SplitRange("test", Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0.75, 1));
  }

  private static SplitsDefinition byTime(long embargo) {
    return new SplitsDefinition(TIMES, embargo, Optional.empty());
  }

  private static SplitsDefinition byUser(double... shares) {
    Map<String, Double> named = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(List.of("train", "validation", "test"));
    for (int n = 0; n < shares.length; n++) {
      named.put(names.get(n), shares[n]);
    }
    return new SplitsDefinition(List.of(), 0, Optional.of(new UserSplits("s", named)));
  }

  private static String text(SplitAssignment assignment) {
    return assignment instanceof SplitAssignment.In in
        ? in.split().name()
        : ((SplitAssignment.Without) assignment).reason().text();
  }
}
