/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.spark.enrich.KeyTypes;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.spark.row.ShownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * By what each revision of a user is looked up in enrichments.
 *
 * @param type of the rows: a field per enrichment
 * @param byRevision see {@link UserRows#key}; a struct of the compared key columns per enrichment,
 *     null where the revision's source lacks some
 */
record EventKeys(
    List<EnrichmentDefinition> enrichments, StructType type, Map<String, InternalRow> byRevision) {
  static final EventKeys NONE = new EventKeys(List.of(), new StructType(), Map.of());

  /** The key of a revision; empty where its source has none. */
  Optional<InternalRow> of(Revision revision, EnrichmentDefinition enrichment) {
    return Optional.ofNullable(byRevision.get(UserRows.key(revision)))
        .flatMap(keys -> key(keys, enrichments.indexOf(enrichment)));
  }

  /** A key as people write it, parts with a bar between them. */
  String text(InternalRow key, EnrichmentDefinition enrichment) {
    StructType parts = (StructType) type.apply(enrichment.name()).dataType();
    List<String> texts = new ArrayList<>();
    for (int n = 0; n < parts.size(); n++) {
      DataType of = parts.fields()[n].dataType();
      texts.add(String.valueOf(ShownValue.text(key.isNullAt(n) ? null : key.get(n, of), of)));
    }
    return String.join("|", texts);
  }

  /** All keys that an enrichment is asked for. */
  List<InternalRow> all(String enrichment) {
    int ordinal =
        IntStream.range(0, enrichments.size())
            .filter(n -> enrichments.get(n).name().equals(enrichment))
            .findFirst()
            .orElseThrow();
    return byRevision.values().stream().flatMap(keys -> key(keys, ordinal).stream()).toList();
  }

  private Optional<InternalRow> key(InternalRow keys, int ordinal) {
    int parts = enrichments.get(ordinal).key().size();
    return keys.isNullAt(ordinal) ? Optional.empty() : Optional.of(keys.getStruct(ordinal, parts));
  }

  /** The keys of a row whose payload has all attributes that are part of some. */
  static Column column(DatasetDefinition definition, StructType rowType) {
    List<Column> keys = new ArrayList<>();
    for (EnrichmentDefinition enrichment : definition.enrichments()) {
      List<Column> ofSources = new ArrayList<>();
      for (int source = 0; source < definition.sources().size(); source++) {
        String name = RowLayout.payloadName(source);
        StructType payload = (StructType) rowType.apply(name).dataType();
        Set<String> fields = Set.of(payload.fieldNames());
        if (fields.containsAll(enrichment.key().keySet())) {
          ofSources.add(
              when(
                  col("input").equalTo(lit(source)).and(col(name).isNotNull()),
                  key(enrichment, name, payload)));
        }
      }
      keys.add(
          (ofSources.isEmpty() ? lit(null) : functions.coalesce(ofSources.toArray(new Column[0])))
              .as(enrichment.name()));
    }
    return functions.struct(keys.toArray(new Column[0]));
  }

  private static Column key(EnrichmentDefinition enrichment, String name, StructType payload) {
    return functions.struct(
        enrichment.key().keySet().stream()
            .map(
                attribute ->
                    KeyTypes.compared(
                            col(name).getField(attribute), payload.apply(attribute).dataType())
                        .as(attribute))
            .toArray(Column[]::new));
  }
}
