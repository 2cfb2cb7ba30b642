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
  private static final String TEXT =
      """
      dataset {
        name = retail-baskets                      # [a-z0-9][a-z0-9-]{0,62}
        path = "data/datasets"                     # any Hadoop path: file:, hdfs:, s3a:
        owner = "growth-ml"                        # optional: owner, description, stage

        catalogs.lake { type = hadoop, warehouse = "data/warehouse" }

        knowledge { policy = as-known-at-label, delay = 5 minutes }

        labels {
          table = "lake.shop.labels"
          id = label_id, user = customer_id, time = label_time
          request = request_id
          columns = [label, next_item]
        }

        sources {
          order-lines {
            table = "lake.shop.order_lines"
            user = customer_id, event-id = [invoice, line], event-time = invoice_time, arrival-time = recorded_at
            revision = revision
            retraction = "op = 'D'"
            corrections = attributes
            attributes { item = stock_code, quantity = quantity, price = "unit_price * 1.0", kind = "'purchase'" }
            where = "quantity > 0"
          }
          searches {
            table = "lake.shop.searches"
            user = customer_id, event-id = content-hash, event-time = searched_at
            arrival-time = assumed { delay = 1 minute }
            attributes { query = query, kind = "'search'" }
          }
        }

        enrichments {
          item { table = "lake.shop.items", key = { item = stock_code }, valid-from = valid_from, known-at = known_at
                 columns = { category = category, embedding = embedding }, space = model_version
                 max-staleness = 90 days, on-miss = "null" }
        }

        sequences {
          recent {
            sources = [order-lines], enrich = [item]
            filter = "category IS NULL OR category <> 'POSTAGE'"
            lookback = 180 days, gap = 0 s, max-length = 200, order = oldest-first
            tie-break = [line], distinct-by = item, exclude = [same-request], collapse-repeats = false
            derive {
              age_s = { type = time-before-label, unit = seconds }
              gap_s = { type = time-since-previous, unit = seconds }
              visit = { type = session, idle = 30 minutes }
              seen_7d = { type = count, by = item, within = 7 days }
              spend_30d = { type = sum, of = price, within = 30 days }
              bucket = "CAST(log2(1 + price) AS INT)"     # SQL over one event
            }
            columns = [event_time, item, quantity, category, embedding, age_s, seen_7d]
          }
        }

        output {
          layout = exploded
          window = 1 day
          splits { train = "< 2011-10-01", validation = "< 2011-11-01", test = "< 2011-12-10", embargo = 7 days }
          target-file-size = 256 MiB, target-row-group-size = 32 MiB
          compression = zstd
        }

        gates { max-rejected-share = 0.01, min-rows = 1, max-empty-share = 0.5, max-row-change = 0.2 }
      }
      """;

  private final ParsedDefinition parsed = Definitions.parse(TEXT);
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
    String without = TEXT.replaceAll("columns = \\[event_time.*", "");
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
