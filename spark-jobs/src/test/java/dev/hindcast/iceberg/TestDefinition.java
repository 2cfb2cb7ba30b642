/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.OutputDefinition;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A definition over {@link TestLake}'s tables whose parts a test changes before it is built. */
final class TestDefinition {
  String labelTable = "lake.shop.labels";
  String labelZone;
  String user = "customer_id";
  String eventTime = "invoice_time";
  ArrivalTime arrivalTime = new ArrivalTime.Column("recorded_at");
  String revision;
  Map<String, String> attributes = Map.of("item", "stock_code");
  List<String> tieBreak = List.of("line");
  Map<String, KnownAfter> knownAfter = Map.of();
  String request;
  String session;
  List<EnrichmentDefinition> enrichments = List.of();

  DatasetDefinition build() {
    return new DatasetDefinition(
        "baskets",
        "data/datasets",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        new KnowledgePolicy.AsKnownAtLabel(0),
        new LabelSource(
            labelTable,
            "label_id",
            "customer_id",
            "label_time",
            List.of("label"),
            Optional.empty(),
            Optional.ofNullable(labelZone),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        List.of(source()),
        enrichments,
        List.of(
            new SequenceDefinition(
                "recent",
                List.of("order-lines"),
                enrichments.stream().map(EnrichmentDefinition::name).toList(),
                Optional.empty(),
                Long.MAX_VALUE,
                0,
                10,
                SequenceOrder.OLDEST_FIRST,
                tieBreak,
                Selection.ALL,
                Map.of(),
                List.of("event_time"))),
        new OutputDefinition(Micros.PER_DAY, 1, 1, "zstd", Optional.empty(), true),
        new GatesDefinition(1, 0, 1, Double.MAX_VALUE),
        DatasetDefinition.SETTLED_SHARE);
  }

  private EventSource source() {
    return new EventSource(
        "order-lines",
        "lake.shop.orders",
        user,
        new EventIdentity.Columns(List.of("invoice", "line")),
        eventTime,
        arrivalTime,
        Optional.ofNullable(revision),
        Optional.empty(),
        Corrections.ATTRIBUTES,
        attributes,
        Optional.empty(),
        Optional.empty(),
        knownAfter,
        Optional.ofNullable(request),
        Optional.ofNullable(session));
  }
}
