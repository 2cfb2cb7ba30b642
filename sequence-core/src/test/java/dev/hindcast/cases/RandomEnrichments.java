/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random enrichments, keyed by attributes that every source has, and their use by sequences. */
final class RandomEnrichments {
  private record Shape(String name, String key, String text, String number, String amount) {}

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("ranks", "rank", "colour", "level", "price"),
          new Shape("tags", "tag", "shade", "depth", "cost"),
          new Shape("scores", "score", "hue", "height", "fee"));

  private final RandomChoice choice;
  private final long unit;
  private final List<EnrichmentDefinition> enrichments = new ArrayList<>();

  RandomEnrichments(RandomChoice choice, long unit) {
    this.choice = choice;
    this.unit = unit;
    if (choice.chance(0.85)) {
      choice.some(SHAPES, 1).forEach(shape -> enrichments.add(enrichment(shape)));
    }
  }

  List<EnrichmentDefinition> all() {
    return List.copyOf(enrichments);
  }

  /** The sequence, in most cases with some of the enrichments and sometimes filtered by one. */
  SequenceDefinition enrich(SequenceDefinition plain) {
    if (enrichments.isEmpty()) {
      return plain;
    }
    List<String> used = new ArrayList<>();
    List<String> columns = new ArrayList<>(plain.columns());
    List<String> filters = new ArrayList<>();
    for (EnrichmentDefinition enrichment : choice.some(enrichments, choice.between(0, 1))) {
      used.add(enrichment.name());
      columns.addAll(enrichment.columns().keySet());
      if (enrichment.asOf() == AsOf.EVENT) {
        filters.addAll(filters(enrichment));
      }
    }
    SequenceDefinition enriched =
        CaseSequences.withColumns(CaseSequences.withEnrich(plain, used), columns);
    return filters.isEmpty() || choice.chance(0.6)
        ? enriched
        : CaseSequences.withFilter(enriched, Optional.of(choice.oneOf(filters)));
  }

  private static List<String> filters(EnrichmentDefinition enrichment) {
    List<String> names = List.copyOf(enrichment.columns().keySet());
    return List.of(
        names.get(0) + " = 'red'",
        names.get(1) + " > 3",
        names.get(1) + " IS NULL",
        names.get(2) + " <= 0.5");
  }

  private EnrichmentDefinition enrichment(Shape shape) {
    boolean isOfLabel = choice.chance(0.25);
    Map<String, String> key = new LinkedHashMap<>();
    key.put(shape.key(), "k0");
    String second = choice.oneOf(SHAPES).key();
    if (choice.chance(0.4)) {
      key.putIfAbsent(second, "k1");
    }
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(shape.text(), "text");
    columns.put(shape.number(), "number");
    columns.put(shape.amount(), "amount");
    return new EnrichmentDefinition(
        shape.name(),
        "lake.case." + shape.name(),
        key,
        "valid_from",
        choice.chance(0.5) ? Optional.of("valid_to") : Optional.empty(),
        choice.chance(0.7) ? Optional.of("known_at") : Optional.empty(),
        columns,
        Optional.empty(),
        false,
        choice.chance(0.6) ? Long.MAX_VALUE : choice.between(1, 8) * unit,
        onMiss(isOfLabel),
        isOfLabel ? AsOf.LABEL : AsOf.EVENT,
        false,
        Optional.empty());
  }

  private OnMiss onMiss(boolean isOfLabel) {
    if (!isOfLabel && choice.chance(0.3)) {
      return new OnMiss.DropEvent();
    }
    return choice.chance(0.3) ? new OnMiss.Default("7") : new OnMiss.Null();
  }
}
