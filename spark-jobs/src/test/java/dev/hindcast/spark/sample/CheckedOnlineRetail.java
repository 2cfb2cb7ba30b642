/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recomputation of Online Retail: the same four sequences under either policy. */
final class CheckedOnlineRetail {
  private static final String SAME_INVOICE = "event.invoice = view.label_id";
  private static final String SAME_DAY = "event.day = view.label_day";
  private static final List<String> TIE_BREAK = List.of("invoice", "line");

  private CheckedOnlineRetail() {}

  static CheckedDataset dataset(String name, CheckedKnowledge knowledge) {
    return new CheckedDataset(
        name,
        "online-retail.sql",
        knowledge,
        List.of("lake.retail.order_lines", "lake.retail.labels", "lake.retail.items"),
        List.of("order-lines", "labels", "item", "fresh-item"),
        Map.of(
            "invoice", "label_id",
            "customer", "user_id",
            "label_time", "label_us",
            "country", "country",
            "items", "items",
            "next_items", "next_items"),
        List.of(
            new CheckedEnrichment(
                "item",
                "item",
                "item_row",
                Map.of("title", "description", "list_price", "unit_price"),
                Optional.empty(),
                "NULL"),
            new CheckedEnrichment(
                "fresh_item",
                "item",
                "item_row",
                Map.of("fresh_price", "unit_price"),
                Optional.of(Duration.ofDays(7)),
                "-1")),
        List.of(history(), recent(), baskets(), fresh()));
  }

  private static CheckedSequence history() {
    return new CheckedSequence(
        "history",
        "true",
        Optional.empty(),
        Duration.ZERO,
        200,
        false,
        TIE_BREAK,
        List.of("item", "quantity", "price"),
        CheckedShape.excluding(SAME_INVOICE));
  }

  private static CheckedSequence recent() {
    return new CheckedSequence(
        "recent",
        "item NOT IN ('POST', 'DOT', 'M', 'C2', 'BANK CHARGES') AND quantity < 1000",
        Optional.of(Duration.ofDays(90)),
        Duration.ofDays(1),
        50,
        true,
        TIE_BREAK,
        List.of("item", "description", "quantity", "price"),
        CheckedShape.PLAIN);
  }

  private static CheckedSequence baskets() {
    return new CheckedSequence(
        "baskets",
        "title IS NULL OR (NOT contains(title, 'POSTAGE') AND list_price < 50)",
        Optional.of(Duration.ofDays(180)),
        Duration.ZERO,
        100,
        false,
        TIE_BREAK,
        List.of(
            "item",
            "title",
            "list_price",
            "discount",
            "age_hours",
            "gap_minutes",
            "nth",
            "visit",
            "bought_7d",
            "items_30d",
            "spent_30d"),
        new CheckedShape(
            List.of("item"),
            Map.of("discount", "list_price - price"),
            SAME_INVOICE + " OR " + SAME_DAY,
            Optional.empty(),
            derived()));
  }

  private static Map<String, String> derived() {
    long week = Duration.ofDays(7).toMillis() * 1_000;
    long month = Duration.ofDays(30).toMillis() * 1_000;
    String byPlace = " OVER (PARTITION BY label_id ORDER BY place)";
    Map<String, String> derived = new LinkedHashMap<>();
    derived.put("age_hours", "(label_us - event_us) // 3600000000");
    derived.put("gap_minutes", "(event_us - previous_us) // 60000000");
    derived.put("nth", "row_number()" + byPlace);
    derived.put("visit", "1 + count(*) FILTER (event_us - previous_us >= 1800000000)" + byPlace);
    derived.put("bought_7d", CheckedShape.within("count(*)", "item", week));
    derived.put("items_30d", CheckedShape.within("count(DISTINCT item)", "", month));
    derived.put("spent_30d", "coalesce(" + CheckedShape.within("sum(amount)", "", month) + ", 0)");
    return derived;
  }

  private static CheckedSequence fresh() {
    return new CheckedSequence(
        "fresh",
        "fresh_price <> price",
        Optional.of(Duration.ofDays(90)),
        Duration.ZERO,
        50,
        true,
        TIE_BREAK,
        List.of("item", "price", "fresh_price", "age_days"),
        new CheckedShape(
            List.of("fresh_item"),
            Map.of(),
            SAME_DAY,
            Optional.of("item"),
            Map.of("age_days", "(label_us - event_us) // 86400000000")));
  }
}
