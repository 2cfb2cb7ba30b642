/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;

/**
 * Whether the key of each enrichment can equal what events have: no value is converted to be
 * compared, but for whole numbers of different widths. Attributes that are SQL expressions are left
 * to Spark.
 */
final class KeyChecks {
  private static final Set<TypeID> WHOLE_NUMBERS = Set.of(TypeID.INTEGER, TypeID.LONG);
  private static final Set<TypeID> TEXTS = Set.of(TypeID.STRING, TypeID.UUID);
  private static final Set<TypeID> BYTES = Set.of(TypeID.BINARY, TypeID.FIXED);

  private KeyChecks() {}

  /** A table that is not in the map is not checked. */
  static List<SourceProblem> problems(
      DatasetDefinition definition, Map<String, PinnedTable> tables) {
    List<SourceProblem> problems = new ArrayList<>();
    for (EnrichmentDefinition enrichment : definition.enrichments()) {
      PinnedTable dimension = tables.get(enrichment.table());
      if (dimension != null) {
        for (EventSource source : sourcesOf(definition, enrichment)) {
          check(enrichment, dimension, source, tables.get(source.table()), problems);
        }
      }
    }
    return problems;
  }

  /** Sources of the sequences that have the enrichment. */
  private static List<EventSource> sourcesOf(
      DatasetDefinition definition, EnrichmentDefinition enrichment) {
    Set<String> names = new LinkedHashSet<>();
    definition.sequences().stream()
        .filter((SequenceDefinition sequence) -> sequence.enrich().contains(enrichment.name()))
        .forEach(sequence -> names.addAll(sequence.sources()));
    return definition.sources().stream().filter(source -> names.contains(source.name())).toList();
  }

  private static void check(
      EnrichmentDefinition enrichment,
      PinnedTable dimension,
      EventSource source,
      PinnedTable events,
      List<SourceProblem> problems) {
    enrichment
        .key()
        .forEach(
            (attribute, column) -> {
              String expression = source.attributes().get(attribute);
              if (events != null && expression != null && TableMapping.isColumn(expression)) {
                Optional<Type> ofEvent = events.type(expression.strip());
                Optional<Type> ofDimension = dimension.type(column);
                if (ofEvent.isPresent()
                    && ofDimension.isPresent()
                    && ColumnUse.KEY.serves(ofDimension.get())
                    && !isComparable(ofEvent.get(), ofDimension.get())) {
                  problems.add(
                      ColumnErrors.keyTypeDiffers(
                          enrichment, attribute, source, ofEvent.get(), ofDimension.get()));
                }
              }
            });
  }

  private static boolean isComparable(Type a, Type b) {
    return a.equals(b)
        || areBoth(WHOLE_NUMBERS, a, b)
        || areBoth(TEXTS, a, b)
        || areBoth(BYTES, a, b)
        || (a.typeId() == b.typeId() && a.typeId() == TypeID.TIMESTAMP);
  }

  private static boolean areBoth(Set<TypeID> kind, Type a, Type b) {
    return kind.contains(a.typeId()) && kind.contains(b.typeId());
  }
}
