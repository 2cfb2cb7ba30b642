/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.util.Arrays;
import java.util.Locale;

/** What a build of a workload is asked for. */
enum BenchDefinition {
  /** One sequence of four columns. */
  PLAIN(Contestant.HINDCAST),
  /** Four sequences, three enrichments and ten derived attributes; the first is the plain one. */
  RICH(Contestant.RICH);

  private final Contestant contestant;

  BenchDefinition(Contestant contestant) {
    this.contestant = contestant;
  }

  /** Who builds it. */
  Contestant contestant() {
    return contestant;
  }

  /** What a contestant that builds is asked for. */
  static BenchDefinition of(Contestant contestant) {
    return contestant == Contestant.RICH ? RICH : PLAIN;
  }

  static BenchDefinition of(String key) {
    return Arrays.stream(values())
        .filter(definition -> definition.name().toLowerCase(Locale.ROOT).equals(key))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("definition must be plain or rich: " + key));
  }

  /** The enrichments of the definition; empty text if it has none. */
  String enrichments() {
    return switch (this) {
      case PLAIN -> "";
      case RICH ->
          """
          enrichments {
            item {
              table = "%s", key = { item = item }, valid-from = valid_from, known-at = known_at
              columns = { category = category, list_price = list_price }
            }
            band {
              table = "%s", key = { band = band }, valid-from = valid_from, columns = { band_name = name }
            }
            pack {
              table = "%s", key = { quantity = quantity }, valid-from = valid_from, columns = { pack = name }
              max-staleness = 60 days
            }
          }
          """
              .formatted(
                  WorkloadDimensions.ITEMS, WorkloadDimensions.BANDS, WorkloadDimensions.PACKS);
    };
  }

  /** Attributes of an event besides item, quantity and price. */
  String attributes() {
    return this == RICH ? "band = \"CAST(price / 10 AS INT)\"" : "";
  }

  /** Sequences besides the plain one. */
  String sequences(String range) {
    return switch (this) {
      case PLAIN -> "";
      case RICH ->
          """
          sequences.priced {
            sources = [events], enrich = [item, band], filter = "category < 25", %1$s
            derive {
              discount = "list_price - price"
              age_s = { type = time-before-label }
            }
            columns = [event_time, item, category, list_price, band_name, discount, age_s]
          }
          sequences.counted {
            sources = [events], enrich = [item], %1$s
            derive {
              gap_s = { type = time-since-previous }
              nth = { type = position }
              visit = { type = session, idle = 30 minutes }
              seen_7d = { type = count, by = item, within = 7 days }
              spent_30d = { type = sum, of = price, within = 30 days }
              categories_30d = { type = distinct-count, of = category, within = 30 days }
            }
            columns = [event_time, item, gap_s, nth, visit, seen_7d, spent_30d, categories_30d]
          }
          sequences.packed {
            sources = [events], enrich = [pack], filter = "pack <> 'single'", distinct-by = item, %1$s
            derive {
              age_days = { type = time-before-label, unit = days }
              packs_7d = { type = count, by = quantity, within = 7 days }
            }
            columns = [event_time, item, pack, age_days, packs_7d]
          }
          """
              .formatted(range);
    };
  }
}
