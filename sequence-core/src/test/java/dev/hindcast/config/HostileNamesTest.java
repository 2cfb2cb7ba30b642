/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileNamesTest {
  private static final List<String> NAMES =
      List.of(
          "..",
          "../up",
          "/etc/passwd",
          "a/b",
          "a\\\\b",
          "%2e%2e",
          "a%2fb",
          "a\\u0000b",
          "a\\nb",
          "C:",
          "~",
          "-rf",
          "a b",
          "a;b",
          "a'b",
          "a`b",
          "a\\\"b",
          "\\u202ea",
          "ä",
          "\\ud83d\\ude00",
          ".",
          "a.",
          "${x}",
          "a".repeat(4_096));
  private static final String PRICE =
      "dataset { enrichments.price { table = lake.shop.prices, key { item = id }, valid-from = f"
          + ", columns { cost = c }, ";
  private static final List<String> PLACES =
      List.of(
          "dataset.name = \"%s\"",
          "dataset.catalogs.\"%s\".type = rest",
          "dataset.labels.table = \"lake.\"\"%s\"",
          "dataset.labels.table = \"%s\"",
          "dataset.labels.id = \"%s\"",
          "dataset.labels.columns = [\"%s\"]",
          "dataset.sources.\"%s\" = ${dataset.sources.clicks}",
          "dataset.sources.clicks.table = \"lake.a.\"\"%s\"",
          "dataset.sources.clicks.event-id = [\"%s\"]",
          "dataset.sources.clicks.arrival-time = \"%s\"",
          "dataset.sources.clicks.revision = \"%s\"",
          "dataset.sources.clicks.attributes.\"%s\" = a",
          "dataset.sequences.\"%s\".max-length = 1",
          "dataset.sequences.recent.tie-break = [\"%s\"]",
          "dataset.labels.event = [\"%s\"]",
          "dataset.labels.outcome-end = \"%s\"",
          "dataset.labels.sample { rate = 1, weight = \"%s\" }",
          "dataset.sources.clicks.session = \"%s\"",
          "dataset.sources.clicks.attributes.late { value = d, known-after = \"%s\" }",
          "dataset.enrichments.\"%s\" = {}",
          PRICE + "key.\"%s\" = k } }",
          PRICE + "columns.\"%s\" = k } }",
          PRICE + "space = \"%s\" } }",
          "dataset.sequences.recent.enrich = [\"%s\"]",
          "dataset.sequences.recent.distinct-by = \"%s\"",
          "dataset.sequences.recent.collapse-repeats = [\"%s\"]",
          "dataset.sequences.recent.derive.\"%s\" = a",
          "dataset.sequences.recent.derive.x { type = sum, of = \"%s\" }",
          "dataset.output.splits.\"%s\" = \"< 2026-01-01\"",
          "dataset.output.splits.users.\"%s\" = 1");

  static Stream<Arguments> hostileNames() {
    return PLACES.stream().flatMap(place -> NAMES.stream().map(name -> Arguments.of(place, name)));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("hostileNames")
  void aNameOutsideTheAllowListIsRefusedAndShownHarmlessly(String place, String name) {
    List<String> problems = Definitions.problemsWith(place.replace("%s", name));
    assertThat(problems)
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith("shop.conf:17: dataset."))
        .allMatch(problem -> problem.chars().noneMatch(c -> c < ' ' || c == 0x202e))
        .allMatch(problem -> problem.length() < 1_000);
    assertThat(problems.get(0)).contains(" is not a valid ").contains(" name");
  }
}
