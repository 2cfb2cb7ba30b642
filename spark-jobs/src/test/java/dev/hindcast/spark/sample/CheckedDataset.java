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
 * @param tables the source tables
 * @param countedInputs inputs of which the manifest must count every rejected row; not those whose
 *     event time lets the scan leave rows out unread, since a row that is not read is not counted
 * @param labelColumns output column to SQL over {@code label}, the id first
 */
record CheckedDataset(
    String name,
    String script,
    CheckedKnowledge knowledge,
    List<String> tables,
    List<String> countedInputs,
    Map<String, String> labelColumns,
    List<CheckedEnrichment> enrichments,
    List<CheckedSequence> sequences) {
  static CheckedDataset named(String name) {
    return switch (name) {
      case "quickstart" -> quickstart();
      case "online-retail" -> CheckedOnlineRetail.dataset(name, CheckedKnowledge.AT_LABEL);
      case "online-retail-as-known-at" ->
          CheckedOnlineRetail.dataset(name, CheckedKnowledge.AT_KNOWLEDGE_TIME);
      default -> throw new IllegalArgumentException("no sample dataset named " + name);
    };
  }

  private static CheckedDataset quickstart() {
    String bought = "(source = 2 OR quantity > 0)";
    return new CheckedDataset(
        "quickstart",
        "quickstart.sql",
        CheckedKnowledge.AT_KNOWLEDGE_TIME,
        List.of("lake.shop.order_lines", "lake.shop.searches", "lake.shop.labels"),
        List.of("order-lines", "labels"),
        Map.of(
            "label_id", "label_id",
            "customer_id", "user_id",
            "label_time", "label_us",
            "label", "label",
            "next_item", "next_item"),
        List.of(),
        List.of(
            new CheckedSequence(
                "purchases",
                "source = 1 AND item <> 'POSTAGE' AND " + bought,
                Optional.of(Duration.ofDays(60)),
                Duration.ZERO,
                50,
                false,
                List.of("invoice", "line"),
                List.of("item", "quantity", "price", "invoice", "line"),
                CheckedShape.PLAIN),
            new CheckedSequence(
                "journey",
                bought,
                Optional.of(Duration.ofDays(30)),
                Duration.ofHours(1),
                40,
                true,
                List.of("line"),
                List.of("kind", "item", "query"),
                CheckedShape.PLAIN)));
  }
}
