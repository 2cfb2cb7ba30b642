/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.reference.ReferenceEnrichment;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.spark.testing.ContentHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Attaches to cases what the job's own index of versions finds, without a plan around it. As of
 * when is asked, and by what is known, is the reference's.
 */
final class IndexedEnrichment extends ReferenceEnrichment {
  private record Indexed(DimensionTask task, DimensionIndex index, StructType type) {}

  private static final int MOST_INDEXES = 1_000;

  private final IdentityHashMap<CaseTable, Indexed> indexes = new IdentityHashMap<>();
  private final Map<EnrichmentDefinition, DimensionTask> tasks = new HashMap<>();
  private final Map<List<StructType>, UnsafeProjection> projections = new HashMap<>();

  @Override
  protected CaseRevision enriched(
      Case given, CaseRevision revision, AsOf asOf, long timeMicros, long knownByMicros) {
    if (indexes.size() > MOST_INDEXES) {
      indexes.clear();
    }
    Map<String, Object> values = new LinkedHashMap<>(revision.values());
    for (EnrichmentDefinition enrichment : given.definition().enrichments()) {
      if (enrichment.asOf() == asOf) {
        Indexed indexed =
            indexes.computeIfAbsent(
                given.dimensions().get(enrichment.name()),
                table -> indexed(new ContentHash(given.definition()), enrichment, table));
        byte[] key = indexed.task().encoding().of(key(enrichment, revision));
        int ordinal = key == null ? DimensionIndex.NONE : indexed.index().keyOf(key);
        int version = indexed.index().find(ordinal, timeMicros, knownByMicros);
        values.putAll(shown(indexed, version));
        if (version == DimensionIndex.NONE && enrichment.onMiss() instanceof OnMiss.DropEvent) {
          values.put(CaseRevision.DROPPED_BY + enrichment.name(), true);
        }
      }
    }
    return revision.withValues(values);
  }

  private static GenericInternalRow key(EnrichmentDefinition enrichment, CaseRevision revision) {
    return new GenericInternalRow(
        enrichment.key().keySet().stream()
            .map(name -> internal(revision.values().get(name)))
            .toArray());
  }

  private static Map<String, Object> shown(Indexed indexed, int version) {
    UnsafeRow row = indexed.task().values(indexed.index(), version);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int n = 0; n < indexed.type().size(); n++) {
      DataType type = indexed.type().fields()[n].dataType();
      Object value = row.isNullAt(n) ? null : row.get(n, type);
      values.put(
          indexed.type().fieldNames()[n], value instanceof UTF8String ? value.toString() : value);
    }
    return values;
  }

  private Indexed indexed(ContentHash hash, EnrichmentDefinition enrichment, CaseTable table) {
    StructType keyType =
        type(enrichment.key().values(), column -> KeyTypes.compared(type(table, column)));
    StructType valueType =
        type(enrichment.columns().keySet(), name -> type(table, enrichment.columns().get(name)));
    DimensionTask task = tasks.computeIfAbsent(enrichment, one -> task(one, keyType, valueType));
    UnsafeProjection projection =
        projections.computeIfAbsent(List.of(keyType, valueType), IndexedEnrichment::projection);
    List<InternalRow> rows = new ArrayList<>();
    for (Map<String, Object> row : table.rows()) {
      if (isVersion(enrichment, row)) {
        rows.add(projection.apply(layout(hash, enrichment, row)).copy());
      }
    }
    return new Indexed(task, task.index(rows.iterator()), valueType);
  }

  private static StructType type(Collection<String> names, Function<String, DataType> type) {
    return new StructType(
        names.stream()
            .map(name -> DataTypes.createStructField(name, type.apply(name), true))
            .toArray(StructField[]::new));
  }

  private static DimensionTask task(
      EnrichmentDefinition enrichment, StructType keyType, StructType valueType) {
    List<DataType> keyTypes = new ArrayList<>();
    keyType.foreach(field -> keyTypes.add(field.dataType()));
    UnsafeRow onMiss =
        MissValues.of(
            enrichment,
            valueType,
            (path, what) -> {
              throw new IllegalArgumentException(path + ": " + what);
            });
    return DimensionTask.of(enrichment, keyTypes, onMiss);
  }

  private static UnsafeProjection projection(List<StructType> keyAndValues) {
    return UnsafeProjection.create(
        new StructType()
            .add(DimensionLayout.REASON_NAME, DataTypes.IntegerType)
            .add(DimensionLayout.KEY_NAME, keyAndValues.get(0))
            .add(DimensionLayout.VALID_FROM_NAME, DataTypes.LongType)
            .add(DimensionLayout.VALID_TO_NAME, DataTypes.LongType)
            .add(DimensionLayout.KNOWN_AT_NAME, DataTypes.LongType)
            .add(DimensionLayout.CONTENT_HASH_NAME, DataTypes.LongType)
            .add(DimensionLayout.VALUES_NAME, keyAndValues.get(1)));
  }

  private static boolean isVersion(EnrichmentDefinition enrichment, Map<String, Object> row) {
    return enrichment.key().values().stream().allMatch(column -> row.get(column) != null)
        && row.get(enrichment.validFrom()) != null
        && row.get(enrichment.knownAtColumn()) != null;
  }

  private static InternalRow layout(
      ContentHash hash, EnrichmentDefinition enrichment, Map<String, Object> row) {
    Object validTo = enrichment.validTo().map(row::get).orElse(null);
    return new GenericInternalRow(
        new Object[] {
          RowLayout.NOT_REJECTED,
          values(enrichment.key(), row),
          row.get(enrichment.validFrom()),
          validTo == null ? (Object) VersionTimes.OPEN : validTo,
          row.get(enrichment.knownAtColumn()),
          hash.ofDimension(enrichment, row),
          values(enrichment.columns(), row)
        });
  }

  private static InternalRow values(Map<String, String> columns, Map<String, Object> row) {
    return new GenericInternalRow(
        columns.values().stream().map(column -> internal(row.get(column))).toArray());
  }

  private static Object internal(Object value) {
    return value instanceof String text ? UTF8String.fromString(text) : value;
  }

  private static DataType type(CaseTable table, String column) {
    CaseTable.Type type =
        table.columns().stream()
            .filter(one -> one.name().equals(column))
            .findFirst()
            .orElseThrow()
            .type();
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }
}
