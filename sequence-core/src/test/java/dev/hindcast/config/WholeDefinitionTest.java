/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.DurationUnit;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shape of a definition that is fixed for everybody who writes one. */
class WholeDefinitionTest {
  private final ParsedDefinition parsed = Definitions.parse(WholeDefinition.TEXT);
  private final DatasetDefinition definition = parsed.definition();
  private final SequenceDefinition recent = definition.sequences().get(0);

  @Test
  void theCanonicalFormReadsBackAsTheSameDefinition() {
    assertThat(DefinitionParser.parseResolved(parsed.canonicalJson())).isEqualTo(parsed);
  }

  @Test
  void theEnrichmentIsThere() {
    assertThat(definition.enrichments())
        .containsExactly(
            new EnrichmentDefinition(
                "item",
                "lake.shop.items",
                Map.of("item", "stock_code"),
                "valid_from",
                Optional.empty(),
                Optional.of("known_at"),
                Map.of("category", "category", "embedding", "embedding"),
                Optional.of("model_version"),
                false,
                90 * Micros.PER_DAY,
                new OnMiss.Null(),
                AsOf.EVENT,
                false,
                Optional.empty()));
    assertThat(definition.enrichment("item").columns().keySet())
        .containsExactly("category", "embedding");
    assertThat(recent.enrich()).containsExactly("item");
  }

  @Test
  void theSequenceLeavesOutAndDerives() {
    assertThat(recent.selection())
        .isEqualTo(
            new Selection(
                Set.of(Exclusion.SAME_REQUEST), Optional.of("item"), List.of(), Optional.empty()));
    assertThat(recent.derive())
        .containsExactly(
            Map.entry("age_s", new DerivedAttribute.TimeBeforeLabel(DurationUnit.SECONDS)),
            Map.entry("gap_s", new DerivedAttribute.TimeSincePrevious(DurationUnit.SECONDS)),
            Map.entry("visit", new DerivedAttribute.Session(1_800 * Micros.PER_SECOND)),
            Map.entry(
                "seen_7d", new DerivedAttribute.Count(Optional.of("item"), 7 * Micros.PER_DAY)),
            Map.entry(
                "spend_30d",
                new DerivedAttribute.Sum("price", Optional.empty(), 30 * Micros.PER_DAY)),
            Map.entry("bucket", new DerivedAttribute.Expression("CAST(log2(1 + price) AS INT)")));
    assertThat(recent.columns())
        .containsExactly(
            "event_time", "item", "quantity", "category", "embedding", "age_s", "seen_7d");
  }

  @Test
  void labelsAndSplitsAreThere() {
    assertThat(definition.labels().request()).contains("request_id");
    assertThat(definition.output().splits())
        .contains(
            new SplitsDefinition(
                List.of(
                    new TimeSplit("train", Micros.parse("2011-10-01")),
                    new TimeSplit("validation", Micros.parse("2011-11-01")),
                    new TimeSplit("test", Micros.parse("2011-12-10"))),
                7 * Micros.PER_DAY,
                Optional.empty()));
  }

  @Test
  void aSequenceWithoutColumnsWritesAttributesThenEnrichmentsThenWhatItDerives() {
    String without = WholeDefinition.TEXT.replaceAll("columns = \\[event_time.*", "");
    assertThat(Definitions.parse(without).definition().sequences().get(0).columns())
        .containsExactly(
            "event_time",
            "item",
            "quantity",
            "price",
            "kind",
            "category",
            "embedding",
            "age_s",
            "gap_s",
            "visit",
            "seen_7d",
            "spend_30d",
            "bucket");
  }
}
