/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RecordChecksTest {
  @Test
  void anEnrichmentNeedsAKeyAndColumnsAndMayNotBeStaleAtOnce() {
    assertThat(enrichment(Map.of("item", "id"), Map.of("cost", "c"), 1).knownAtColumn())
        .isEqualTo("f");
    assertRefused(
        () -> enrichment(Map.of(), Map.of("cost", "c"), 1), "enrichment price has no key");
    assertRefused(
        () -> enrichment(Map.of("item", "id"), Map.of(), 1), "enrichment price has no columns");
    assertRefused(
        () -> enrichment(Map.of("item", "id"), Map.of("cost", "c"), 0),
        "max-staleness must be positive: 0 us");
  }

  @Test
  void durationsAreNotNegativeAndThoseOfDerivedAttributesNotZero() {
    assertRefused(() -> new KnownAfter.Delay(-1), "known-after must not be negative: -1 us");
    assertRefused(() -> new Outcome("o", -1), "grace must not be negative: -1 us");
    assertRefused(() -> new DerivedAttribute.Session(0), "idle must be positive: 0 us");
    assertRefused(
        () -> new DerivedAttribute.Count(Optional.empty(), 0), "within must be positive: 0 us");
    assertRefused(
        () -> new DerivedAttribute.DistinctCount("a", Optional.empty(), 0),
        "within must be positive: 0 us");
    assertRefused(
        () -> new DerivedAttribute.Sum("a", Optional.empty(), -1),
        "within must be positive: -1 us");
    assertThat(new KnownAfter.Delay(0).micros()).isZero();
    assertThat(new DerivedAttribute.Sum("a", Optional.empty(), 1).withinMicros()).isOne();
  }

  @Test
  void aQuotaLimitsSomethingToAtLeastOne() {
    assertRefused(() -> new Quota("kind", Map.of()), "a quota by kind limits no kind");
    assertRefused(
        () -> new Quota("kind", Map.of("click", 0)), "quota of click must be at least 1: 0");
  }

  @Test
  void aSampleKeepsSomethingByAKnownKey() {
    assertRefused(() -> sampling(0, "label"), "sampling rate must be above 0 and at most 1: 0.0");
    assertRefused(
        () -> sampling(1.01, "label"), "sampling rate must be above 0 and at most 1: 1.01");
    assertRefused(
        () -> sampling(Double.NaN, "label"), "sampling rate must be above 0 and at most 1: NaN");
    assertRefused(
        () -> sampling(0.5, "item"), "sampling must be by one of [label, user, request]: item");
    assertThat(sampling(1, "request").by()).isEqualTo(LabelSampling.REQUEST);
  }

  @Test
  void splitsEndOneAfterTheOtherAndAgreeWithThoseOfUsers() {
    TimeSplit train = new TimeSplit("train", 10);
    assertRefused(
        () -> new SplitsDefinition(List.of(), 0, Optional.empty()),
        "splits need times or shares of users");
    assertRefused(
        () -> new SplitsDefinition(List.of(train), -1, Optional.empty()),
        "embargo must not be negative: -1 us");
    assertRefused(
        () -> new SplitsDefinition(List.of(train, new TimeSplit("test", 10)), 0, Optional.empty()),
        "splits must end one after the other: TimeSplit[name=train, untilMicros=10],"
            + " TimeSplit[name=test, untilMicros=10]");
    assertRefused(
        () -> new SplitsDefinition(List.of(train, new TimeSplit("train", 11)), 0, Optional.empty()),
        "two splits are named train");
    assertRefused(
        () ->
            new SplitsDefinition(
                List.of(train), 0, Optional.of(new UserSplits("s", Map.of("test", 1.0)))),
        "splits by time and by user must have the same names: [train], [test]");
  }

  @Test
  void sharesOfUsersSumToOne() {
    assertRefused(
        () -> new UserSplits("s", Map.of("a", 0.5)), "shares of users must sum to 1: {a=0.5}");
    assertRefused(
        () -> new UserSplits("s", Map.of("a", 0.0)),
        "share of split a must be above 0 and at most 1: 0.0");
    assertRefused(
        () -> new UserSplits("s", Map.of("a", 1.5)),
        "share of split a must be above 0 and at most 1: 1.5");
    assertThat(UserSplits.isWhole(List.of(0.1, 0.2, 0.7))).isTrue();
    assertThat(UserSplits.isWhole(List.of(0.1, 0.2, 0.7000001))).isFalse();
    assertThat(UserSplits.isWhole(List.of(0.1, 0.2, 0.6999999))).isFalse();
  }

  @Test
  void collectionsAreCopiedInTheirOrder() {
    Map<String, Integer> most = new LinkedHashMap<>();
    most.put("z", 1);
    most.put("a", 2);
    Quota quota = new Quota("kind", most);
    Set<Exclusion> exclude = EnumSet.of(Exclusion.SAME_SESSION, Exclusion.SAME_EVENT);
    Selection selection = new Selection(exclude, Optional.empty(), List.of(), Optional.of(quota));
    most.clear();
    exclude.clear();
    assertThat(quota.most()).containsExactly(Map.entry("z", 1), Map.entry("a", 2));
    assertThat(selection.exclude()).containsExactly(Exclusion.SAME_EVENT, Exclusion.SAME_SESSION);
    assertThat(Selection.ALL)
        .isEqualTo(new Selection(Set.of(), Optional.empty(), List.of(), Optional.empty()));
  }

  private static EnrichmentDefinition enrichment(
      Map<String, String> key, Map<String, String> columns, long maxStalenessMicros) {
    return new EnrichmentDefinition(
        "price",
        "lake.shop.prices",
        key,
        "f",
        Optional.empty(),
        Optional.empty(),
        columns,
        Optional.empty(),
        false,
        maxStalenessMicros,
        new OnMiss.Null(),
        AsOf.EVENT,
        false,
        Optional.empty());
  }

  private static LabelSampling sampling(double rate, String by) {
    return new LabelSampling(rate, Optional.empty(), "s", by, "weight");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }
}
