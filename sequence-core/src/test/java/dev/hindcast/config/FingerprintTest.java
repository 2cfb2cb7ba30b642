/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {
  private static final String TWO_SOURCES =
      Definitions.SHOP
          + """
          dataset.sources.searches = ${dataset.sources.clicks}
          dataset.sequences.recent.lookback = 30 days
          """;

  /** For every key a value that differs from the one in the definition above. */
  private static final Map<String, String> CHANGES =
      Map.ofEntries(
          Map.entry("dataset.name", "other"),
          Map.entry("dataset.path", "elsewhere"),
          Map.entry("dataset.owner", "somebody"),
          Map.entry("dataset.description", "something"),
          Map.entry("dataset.stage", "production"),
          Map.entry("dataset.catalogs.<catalog>.<property>", "other"),
          Map.entry("dataset.knowledge.policy", "as-known-at"),
          Map.entry("dataset.knowledge.delay", "1 s"),
          Map.entry("dataset.knowledge.time", "2026-03-01"),
          Map.entry("dataset.labels.table", "lake.shop.other"),
          Map.entry("dataset.labels.id", "other"),
          Map.entry("dataset.labels.user", "other"),
          Map.entry("dataset.labels.time", "other"),
          Map.entry("dataset.labels.columns", "[other]"),
          Map.entry("dataset.labels.where", "other"),
          Map.entry("dataset.labels.time-zone", "UTC"),
          Map.entry("dataset.sources.<source>.table", "lake.shop.other"),
          Map.entry("dataset.sources.<source>.user", "other"),
          Map.entry("dataset.sources.<source>.event-id", "content-hash"),
          Map.entry("dataset.sources.<source>.event-time", "other"),
          Map.entry("dataset.sources.<source>.arrival-time", "commit-time"),
          Map.entry("dataset.sources.<source>.revision", "other"),
          Map.entry("dataset.sources.<source>.retraction", "other"),
          Map.entry("dataset.sources.<source>.corrections", "any"),
          Map.entry("dataset.sources.<source>.attributes.<attribute>", "other"),
          Map.entry("dataset.sources.<source>.where", "other"),
          Map.entry("dataset.sources.<source>.time-zone", "UTC"),
          Map.entry("dataset.sequences.<sequence>.sources", "[searches, clicks]"),
          Map.entry("dataset.sequences.<sequence>.filter", "other"),
          Map.entry("dataset.sequences.<sequence>.lookback", "31 days"),
          Map.entry("dataset.sequences.<sequence>.gap", "1 s"),
          Map.entry("dataset.sequences.<sequence>.max-length", "11"),
          Map.entry("dataset.sequences.<sequence>.order", "newest-first"),
          Map.entry("dataset.sequences.<sequence>.tie-break", "[other]"),
          Map.entry("dataset.sequences.<sequence>.columns", "[amount, item]"),
          Map.entry("dataset.output.window", "2 days"),
          Map.entry("dataset.output.target-file-size", "1 MiB"),
          Map.entry("dataset.output.target-row-group-size", "1 MiB"),
          Map.entry("dataset.output.compression", "gzip"),
          Map.entry("dataset.gates.max-rejected-share", "0.1"),
          Map.entry("dataset.gates.min-rows", "1"),
          Map.entry("dataset.gates.max-empty-share", "0.1"),
          Map.entry("dataset.gates.max-row-change", "0.1"));

  /** The layout has only one valid value so far. */
  private static final Set<String> UNCHANGEABLE = Set.of("dataset.output.layout");

  static Set<String> changes() {
    return CHANGES.keySet();
  }

  @Test
  void everyKeyIsTried() {
    Set<String> tried = new HashSet<>(CHANGES.keySet());
    tried.addAll(UNCHANGEABLE);
    assertThat(tried)
        .isEqualTo(
            DefinitionKeys.ALL.stream().map(DefinitionKey::pattern).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangedKeyChangesTheFingerprintIfItDecidesRowsAndOnlyThen(String pattern) {
    boolean decidesRows =
        DefinitionKeys.ALL.stream()
            .anyMatch(key -> key.pattern().equals(pattern) && key.decidesRows());
    String key =
        pattern
            .replace("<catalog>", "lake")
            .replace("<property>", "warehouse")
            .replace("<source>", "clicks")
            .replace("<attribute>", "item")
            .replace("<sequence>", "recent");
    String[] before =
        pattern.equals("dataset.knowledge.time")
            ? new String[] {"knowledge.policy=as-known-at"}
            : new String[0];
    String[] after =
        pattern.equals("dataset.knowledge.time")
            ? new String[] {"knowledge.policy=as-known-at", key + "=" + CHANGES.get(pattern)}
            : new String[] {key + "=" + CHANGES.get(pattern)};
    ParsedDefinition changed = Definitions.parse(TWO_SOURCES, after);
    ParsedDefinition unchanged = Definitions.parse(TWO_SOURCES, before);
    assertThat(changed.canonicalJson()).isNotEqualTo(unchanged.canonicalJson());
    assertThat(changed.fingerprint().equals(unchanged.fingerprint())).isNotEqualTo(decidesRows);
  }

  @Test
  void namesAndTheOrderOfWhatTheUserNamesDecideRows() {
    String fingerprint = Definitions.parse(Definitions.SHOP).fingerprint();
    assertThat(fingerprint).matches("[0-9a-f]{64}");
    assertThat(changed("clicks {", "taps {")).isNotEqualTo(fingerprint);
    assertThat(changed("recent {", "latest {")).isNotEqualTo(fingerprint);
    assertThat(changed("amount = price", "total = price")).isNotEqualTo(fingerprint);
    assertThat(changed("item = sku, amount = price", "amount = price, item = sku"))
        .isNotEqualTo(fingerprint);
  }

  @Test
  void theSameMeaningInOtherWordsHasTheSameFingerprint() {
    String fingerprint = Definitions.parse(Definitions.SHOP).fingerprint();
    assertThat(changed("event-id = id", "event-id = [id]")).isEqualTo(fingerprint);
    assertThat(changed("output.window = 1 day", "output.window = 24 hours")).isEqualTo(fingerprint);
    assertThat(changed("output.window = 1 day", "")).isEqualTo(fingerprint);
    assertThat(changed("max-length = 10", "max-length = \"10\", gap = 0 ms, sources = [clicks]"))
        .isEqualTo(fingerprint);
    assertThat(changed("max-length = 10", "columns = [item, amount], max-length = 10"))
        .isEqualTo(fingerprint);
  }

  @Test
  void theFingerprintOfADefinitionStaysTheSameFromBuildToBuild() {
    assertThat(Definitions.parse(Definitions.SHOP).fingerprint())
        .as("a new value here makes every published dataset refuse to be continued")
        .isEqualTo("2bf24eb5d6387f94238268513d7ad556cd84ca764f939448c96dac700e6949f6");
  }

  private static String changed(String written, String instead) {
    assertThat(Definitions.SHOP).contains(written);
    return Definitions.parse(Definitions.SHOP.replace(written, instead)).fingerprint();
  }
}
