/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.row.PayloadFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What the enrichments of a source's sequences attach to its revisions. */
public final class SourceEnrichments {
  private final DatasetDefinition definition;
  private final EventSource source;
  private final List<Dimension> dimensions;

  SourceEnrichments(DatasetDefinition definition, EventSource source, List<Dimension> dimensions) {
    this.definition = definition;
    this.source = source;
    this.dimensions = List.copyOf(dimensions);
  }

  /** Whether there is anything to attach. */
  public boolean isEmpty() {
    return dimensions.isEmpty();
  }

  /** Refuses keys that cannot be looked up with the types that attributes have. */
  public void checkKeys(Dataset<Row> rows, BiConsumer<String, String> refuse) {
    for (Dimension dimension : dimensions) {
      EnrichmentDefinition enrichment = dimension.definition();
      int part = 0;
      for (String attribute : enrichment.key().keySet()) {
        DataType expected = dimension.keyTypes().get(part++);
        if (source.attributes().containsKey(attribute)) {
          DataType type = rows.schema().apply(attribute).dataType();
          if (!KeyTypes.compared(type).sameType(expected)) {
            refuse.accept(
                "enrichments." + enrichment.name() + ".key." + attribute,
                differs(enrichment, attribute, type, expected));
          }
        }
      }
    }
  }

  /**
   * Adds what is found to the rows, and the values by the names that sequences know them by.
   *
   * @param lookup what is looked up of each row
   */
  public Dataset<Row> attached(Dataset<Row> rows, RevisionLookup lookup) {
    Dataset<Row> joined = rows;
    Map<String, Column> found = new LinkedHashMap<>();
    Map<String, Column> values = new LinkedHashMap<>();
    for (Dimension dimension : dimensions) {
      EnrichmentDefinition enrichment = dimension.definition();
      Optional<Column> key = key(enrichment, rows);
      if (enrichment.asOf() == AsOf.LABEL) {
        Column reference = key.map(dimension::key).orElse(lit(DimensionIndex.NONE));
        found.put(reference(enrichment), when(lookup.isLive(), reference));
      } else if (key.isPresent() && dimension.joinPartitions().isPresent()) {
        joined =
            new KeyedJoin(dimension, dimension.joinPartitions().getAsInt())
                .joined(
                    joined,
                    when(lookup.isLive(), key.get()),
                    lookup,
                    reference(enrichment),
                    joinedValues(enrichment));
        addValues(dimension, col("`" + joinedValues(enrichment) + "`"), values);
      } else {
        Column version =
            key.map(of -> dimension.version(of, lookup.timeMicros(), lookup.knownByMicros()))
                .orElse(lit(DimensionIndex.NONE));
        found.put(reference(enrichment), when(lookup.isLive(), version));
        addValues(dimension, dimension.values(col(quotedReference(enrichment))), values);
      }
    }
    return joined.withColumns(found).withColumns(values);
  }

  private static void addValues(Dimension dimension, Column struct, Map<String, Column> values) {
    for (String name : dimension.valueType().fieldNames()) {
      values.put(
          PayloadFields.enriched(dimension.definition().name(), name), struct.getField(name));
    }
  }

  private static String joinedValues(EnrichmentDefinition enrichment) {
    return "hc$joined$" + enrichment.name();
  }

  /** Bit n is set where nothing was found for the n-th enrichment of the definition. */
  public Column missed() {
    Column mask = lit(0L);
    for (Dimension dimension : dimensions) {
      EnrichmentDefinition enrichment = dimension.definition();
      if (enrichment.asOf() == AsOf.EVENT) {
        long bit = 1L << definition.enrichments().indexOf(enrichment);
        Column isMissed = col(quotedReference(enrichment)).equalTo(lit(DimensionIndex.NONE));
        mask = mask.bitwiseOR(when(isMissed, lit(bit)).otherwise(lit(0L)));
      }
    }
    return mask;
  }

  /** Fields of the payload: values, and references to those that are too wide to travel. */
  public List<Column> payload() {
    List<Column> columns = new ArrayList<>();
    for (Dimension dimension : dimensions) {
      EnrichmentDefinition enrichment = dimension.definition();
      for (String name : carried(dimension)) {
        Column column =
            isReferred(dimension, name)
                ? col(quotedReference(enrichment))
                : value(enrichment, name);
        columns.add(column.as(PayloadFields.enriched(enrichment.name(), name)));
      }
    }
    return columns;
  }

  /** The payload's type, in which each reference says what it refers to. */
  public StructType described(StructType payload) {
    Map<String, StructField> fields = new LinkedHashMap<>();
    for (StructField field : payload.fields()) {
      fields.put(field.name(), field);
    }
    for (Dimension dimension : dimensions) {
      String enrichment = dimension.definition().name();
      for (String name : carried(dimension)) {
        if (isReferred(dimension, name)) {
          int ordinal = dimension.valueType().fieldIndex(name);
          DataType type = dimension.valueType().fields()[ordinal].dataType();
          fields.computeIfPresent(
              PayloadFields.enriched(enrichment, name),
              (field, of) ->
                  new StructField(
                      field,
                      of.dataType(),
                      of.nullable(),
                      PayloadFields.refersTo(enrichment, ordinal, type)));
        }
      }
    }
    return new StructType(fields.values().toArray(new StructField[0]));
  }

  static Column value(EnrichmentDefinition enrichment, String name) {
    return col("`" + PayloadFields.enriched(enrichment.name(), name) + "`");
  }

  static Column isFound(EnrichmentDefinition enrichment) {
    return col(quotedReference(enrichment)).notEqual(lit(DimensionIndex.NONE));
  }

  /** Names of the values that rows of the source carry. */
  private Set<String> carried(Dimension dimension) {
    EnrichmentDefinition enrichment = dimension.definition();
    Set<String> names = new LinkedHashSet<>();
    for (SequenceDefinition sequence : definition.sequences()) {
      if (sequence.sources().contains(source.name())
          && sequence.enrich().contains(enrichment.name())) {
        Set<String> used = PayloadFields.used(sequence);
        enrichment.columns().keySet().stream().filter(used::contains).forEach(names::add);
      }
    }
    if (!names.isEmpty() && enrichment.space().isPresent() && !enrichment.allowsMixedSpaces()) {
      names.add(DimensionLayout.SPACE);
    }
    return names;
  }

  private boolean isReferred(Dimension dimension, String name) {
    EnrichmentDefinition enrichment = dimension.definition();
    DataType type = dimension.valueType().apply(name).dataType();
    if (dimension.joinPartitions().isPresent()) {
      return false;
    }
    return enrichment.asOf() == AsOf.LABEL
        || name.equals(DimensionLayout.SPACE)
        || (KeyTypes.isWide(type) && !decides(enrichment, name));
  }

  /** Whether some sequence compares or adds up values of that name. */
  private boolean decides(EnrichmentDefinition enrichment, String name) {
    return definition.sequences().stream()
        .filter((SequenceDefinition sequence) -> sequence.enrich().contains(enrichment.name()))
        .anyMatch(sequence -> PayloadFields.deciding(sequence).contains(name));
  }

  private Optional<Column> key(EnrichmentDefinition enrichment, Dataset<Row> rows) {
    List<Column> parts = new ArrayList<>();
    for (String attribute : enrichment.key().keySet()) {
      if (!source.attributes().containsKey(attribute)) {
        return Optional.empty();
      }
      DataType type = rows.schema().apply(attribute).dataType();
      parts.add(KeyTypes.compared(col("`" + attribute + "`"), type));
    }
    return Optional.of(functions.struct(parts.toArray(new Column[0])));
  }

  private String differs(
      EnrichmentDefinition enrichment, String attribute, DataType type, DataType expected) {
    return "attribute "
        + attribute
        + " of source "
        + source.name()
        + " is a "
        + type.simpleString()
        + ", column "
        + enrichment.key().get(attribute)
        + " of table "
        + enrichment.table()
        + " is a "
        + expected.simpleString()
        + ", and keys are never converted silently; convert the attribute with CAST";
  }

  private static String reference(EnrichmentDefinition enrichment) {
    return "hc$found$" + enrichment.name();
  }

  private static String quotedReference(EnrichmentDefinition enrichment) {
    return "`" + reference(enrichment) + "`";
  }
}
