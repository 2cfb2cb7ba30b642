/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/** A definition that uses most of what there is, in the shape that everybody writes. */
public final class WholeDefinition {
  public static final String TEXT =
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

  private WholeDefinition() {}
}
