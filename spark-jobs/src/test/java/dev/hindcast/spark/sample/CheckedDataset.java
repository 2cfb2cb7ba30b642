/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sample dataset as its recomputation sees it, written down a second time and not read from the
 * definition.
 *
 * @param name the dataset's name
 * @param script resource that makes {@code stored} and {@code label} from the source tables
 * @param knowledge SQL of a label's knowledge time over {@code label_us} and {@code ${K}}
 * @param tables the source tables
 * @param countedInputs inputs of which the manifest must count every rejected row; not those whose
 *     event time lets the scan leave rows out unread, since a row that is not read is not counted
 * @param labelColumns output column to SQL over {@code label}, the id first
 */
record CheckedDataset(
    String name,
    String script,
    String knowledge,
    List<String> tables,
    List<String> countedInputs,
    Map<String, String> labelColumns,
    List<CheckedSequence> sequences) {
  private static final String AT_LABEL = "least(${K}, label_us)";
  private static final String AT_KNOWLEDGE_TIME = "${K}";

  static CheckedDataset named(String name) {
    return switch (name) {
      case "quickstart" -> quickstart();
      case "online-retail" -> onlineRetail(name, AT_LABEL);
      case "online-retail-as-known-at" -> onlineRetail(name, AT_KNOWLEDGE_TIME);
      default -> throw new IllegalArgumentException("no sample dataset named " + name);
    };
  }

  private static CheckedDataset quickstart() {
    String bought = "(source = 2 OR quantity > 0)";
    return new CheckedDataset(
        "quickstart",
        "quickstart.sql",
        AT_KNOWLEDGE_TIME,
        List.of("lake.shop.order_lines", "lake.shop.searches", "lake.shop.labels"),
        List.of("order-lines", "labels"),
        Map.of(
            "label_id", "label_id",
            "customer_id", "user_id",
            "label_time", "label_us",
            "label", "label",
            "next_item", "next_item"),
        List.of(
            new CheckedSequence(
                "purchases",
                "source = 1 AND item <> 'POSTAGE' AND " + bought,
                Optional.of(Duration.ofDays(60)),
                Duration.ZERO,
                50,
                false,
                List.of("invoice", "line"),
                List.of("item", "quantity", "price", "invoice", "line")),
            new CheckedSequence(
                "journey",
                bought,
                Optional.of(Duration.ofDays(30)),
                Duration.ofHours(1),
                40,
                true,
                List.of("line"),
                List.of("kind", "item", "query"))));
  }

  private static CheckedDataset onlineRetail(String name, String knowledge) {
    return new CheckedDataset(
        name,
        "online-retail.sql",
        knowledge,
        List.of("lake.retail.order_lines", "lake.retail.labels"),
        List.of("order-lines", "labels"),
        Map.of(
            "invoice", "label_id",
            "customer", "user_id",
            "label_time", "label_us",
            "country", "country",
            "items", "items",
            "next_items", "next_items"),
        List.of(
            new CheckedSequence(
                "history",
                "true",
                Optional.empty(),
                Duration.ZERO,
                200,
                false,
                List.of("invoice", "line"),
                List.of("item", "quantity", "price")),
            new CheckedSequence(
                "recent",
                "item NOT IN ('POST', 'DOT', 'M', 'C2', 'BANK CHARGES') AND quantity < 1000",
                Optional.of(Duration.ofDays(90)),
                Duration.ofDays(1),
                50,
                true,
                List.of("invoice", "line"),
                List.of("item", "description", "quantity", "price"))));
  }
}
