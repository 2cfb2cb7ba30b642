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
  private static final String WHOLE =
      Definitions.SHOP
          + """
          dataset.sources.searches = ${dataset.sources.clicks}
          dataset.sources.clicks.attributes { kind = k, dwell { value = d, known-after = 1 minute } }
          dataset.labels {
            request = r, event = e, session = s, outcome-end = o
            sample { rate = 0.5 }
          }
          dataset.enrichments.price {
            table = lake.shop.prices, key { item = id }, valid-from = f, valid-to = u
            columns { cost = c }, space = v
          }
          dataset.sequences.recent {
            lookback = 30 days, enrich = [price]
            quota { click = 5 }
            derive { seen { type = count }, idle { type = session, idle = 1 day }
              paid { type = sum, of = amount }, age { type = time-before-label } }
          }
          dataset.output.splits {
            train = "< 2026-01-01", test = "< 2026-02-01", embargo = 1 day
            users { train = 0.5, test = 0.5 }
          }
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
          Map.entry("dataset.output.pin-sources", "false"),
          Map.entry("dataset.labels.request", "other"),
          Map.entry("dataset.labels.event", "other"),
          Map.entry("dataset.labels.session", "other"),
          Map.entry("dataset.labels.outcome-end", "other"),
          Map.entry("dataset.labels.grace", "1 s"),
          Map.entry("dataset.labels.sample.rate", "0.25"),
          Map.entry("dataset.labels.sample.where", "other"),
          Map.entry("dataset.labels.sample.salt", "other"),
          Map.entry("dataset.labels.sample.by", "user"),
          Map.entry("dataset.labels.sample.weight", "other"),
          Map.entry("dataset.sources.<source>.attributes.dwell.value", "other"),
          Map.entry("dataset.sources.<source>.attributes.dwell.known-after", "2 minutes"),
          Map.entry("dataset.sources.<source>.request", "other"),
          Map.entry("dataset.sources.<source>.session", "other"),
          Map.entry("dataset.enrichments.<enrichment>.table", "lake.shop.other"),
          Map.entry("dataset.enrichments.<enrichment>.key.item", "other"),
          Map.entry("dataset.enrichments.<enrichment>.valid-from", "other"),
          Map.entry("dataset.enrichments.<enrichment>.valid-to", "other"),
          Map.entry("dataset.enrichments.<enrichment>.known-at", "other"),
          Map.entry("dataset.enrichments.<enrichment>.columns.cost", "other"),
          Map.entry("dataset.enrichments.<enrichment>.space", "other"),
          Map.entry("dataset.enrichments.<enrichment>.mixed-spaces", "allow"),
          Map.entry("dataset.enrichments.<enrichment>.max-staleness", "1 day"),
          Map.entry("dataset.enrichments.<enrichment>.on-miss", "drop-event"),
          Map.entry("dataset.enrichments.<enrichment>.as-of", "label"),
          Map.entry("dataset.enrichments.<enrichment>.overlap", "refuse"),
          Map.entry("dataset.enrichments.<enrichment>.time-zone", "UTC"),
          Map.entry("dataset.sequences.<sequence>.enrich", "[]"),
          Map.entry("dataset.sequences.<sequence>.exclude", "[same-request]"),
          Map.entry("dataset.sequences.<sequence>.distinct-by", "item"),
          Map.entry("dataset.sequences.<sequence>.collapse-repeats", "item"),
          Map.entry("dataset.sequences.<sequence>.quota.by", "item"),
          Map.entry("dataset.sequences.<sequence>.quota.click", "4"),
          Map.entry("dataset.sequences.<sequence>.derive.plain", "item"),
          Map.entry("dataset.sequences.<sequence>.derive.seen.type", "position"),
          Map.entry("dataset.sequences.<sequence>.derive.age.unit", "days"),
          Map.entry("dataset.sequences.<sequence>.derive.idle.idle", "2 days"),
          Map.entry("dataset.sequences.<sequence>.derive.paid.of", "item"),
          Map.entry("dataset.sequences.<sequence>.derive.seen.by", "item"),
          Map.entry("dataset.sequences.<sequence>.derive.seen.within", "2 days"),
          Map.entry("dataset.output.splits.train", "< 2026-01-02"),
          Map.entry("dataset.output.splits.embargo", "2 days"),
          Map.entry("dataset.output.splits.users", "{ train = 0.75, test = 0.25 }"),
          Map.entry("dataset.output.splits.users.salt", "other"),
          Map.entry("dataset.gates.max-rejected-share", "0.1"),
          Map.entry("dataset.gates.min-rows", "1"),
          Map.entry("dataset.gates.max-empty-share", "0.1"),
          Map.entry("dataset.gates.max-row-change", "0.1"),
          Map.entry("dataset.completeness.settled-share", "0.5"));

  /** The layout has only one valid value so far. */
  private static final Set<String> UNCHANGEABLE = Set.of("dataset.output.layout");

  static Set<String> changes() {
    return CHANGES.keySet();
  }

  @Test
  void everyKeyIsTried() {
    Set<String> tried = new HashSet<>(UNCHANGEABLE);
    CHANGES.keySet().forEach(key -> tried.add(pattern(key)));
    assertThat(tried)
        .isEqualTo(
            DefinitionKeys.ALL.stream().map(DefinitionKey::pattern).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangedKeyChangesTheFingerprintIfItDecidesRowsAndOnlyThen(String changedKey) {
    boolean decidesRows =
        DefinitionKeys.ALL.stream()
            .anyMatch(key -> key.pattern().equals(pattern(changedKey)) && key.decidesRows());
    String key =
        changedKey
            .replace("<catalog>", "lake")
            .replace("<property>", "warehouse")
            .replace("<source>", "clicks")
            .replace("<attribute>", "item")
            .replace("<enrichment>", "price")
            .replace("<sequence>", "recent");
    String[] before =
        changedKey.equals("dataset.knowledge.time")
            ? new String[] {"knowledge.policy=as-known-at"}
            : new String[0];
    String[] after =
        changedKey.equals("dataset.knowledge.time")
            ? new String[] {"knowledge.policy=as-known-at", key + "=" + CHANGES.get(changedKey)}
            : new String[] {key + "=" + CHANGES.get(changedKey)};
    ParsedDefinition changed = Definitions.parse(WHOLE, after);
    ParsedDefinition unchanged = Definitions.parse(WHOLE, before);
    assertThat(changed.canonicalJson()).isNotEqualTo(unchanged.canonicalJson());
    assertThat(changed.fingerprint().equals(unchanged.fingerprint())).isNotEqualTo(decidesRows);
    assertThat(DefinitionParser.parseResolved(changed.canonicalJson())).isEqualTo(changed);
  }

  /** The key of the table that a changed key belongs to. */
  private static String pattern(String key) {
    return key.replaceFirst("attributes\\.dwell", "attributes.<attribute>")
        .replaceFirst("key\\.item", "key.<event-attribute>")
        .replaceFirst("columns\\.cost", "columns.<column>")
        .replaceFirst("quota\\.click", "quota.<kind>")
        .replaceFirst("derive\\.(plain|seen|age|idle|paid)", "derive.<derived>")
        .replaceFirst("splits\\.train", "splits.<split>")
        .replaceFirst("splits\\.users$", "splits.users.<split>");
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
