/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.spark.row.ShownValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * All versions of some keys of an enrichment, to say why one of them wins. Keys are structs of the
 * compared key columns; every time is UTC microseconds.
 */
public final class DimensionHistory {
  private final DimensionIndex index;
  private final KeyEncoding encoding;
  private final StructType valueType;

  private DimensionHistory(DimensionIndex index, KeyEncoding encoding, StructType valueType) {
    this.index = index;
    this.encoding = encoding;
    this.valueType = valueType;
  }

  /** Reads the table once, for those keys only. */
  static DimensionHistory read(Dimension dimension, Collection<InternalRow> keys) {
    DimensionTask task = dimension.task().allowingOverlap();
    KeyEncoding encoding = task.encoding();
    KeyOrdinals wanted = new KeyOrdinals();
    for (InternalRow key : keys) {
      byte[] bytes = encoding.of(key);
      if (bytes != null) {
        wanted.add(bytes);
      }
    }
    return new DimensionHistory(
        task.index(rows(dimension.versions(), task, wanted).iterator()),
        encoding,
        dimension.valueType());
  }

  /**
   * Judges every version of a key as of a time and by what is known; at most one wins.
   *
   * @param key may have null parts, which match nothing
   * @return by valid-from, known-at and content; empty if the table has no row of the key
   */
  public List<JudgedVersion> judged(InternalRow key, long timeMicros, long knownByMicros) {
    List<JudgedVersion> judged = new ArrayList<>();
    int ordinal = ordinal(key);
    if (ordinal == DimensionIndex.NONE) {
      return judged;
    }
    VersionTimes times = index.times();
    int first = times.firstOf(ordinal);
    int best = times.winner(ordinal, timeMicros, knownByMicros);
    boolean isStale = index.find(ordinal, timeMicros, knownByMicros) != best;
    for (int version = first; version < times.endOf(ordinal); version++) {
      VersionReason reason =
          version == best && isStale
              ? VersionReason.STALE
              : times.why(version, best, timeMicros, knownByMicros);
      long by =
          switch (reason) {
            case NOT_YET_VALID -> times.validFromMicros(version) - timeMicros;
            case NO_LONGER_VALID -> timeMicros - times.validToMicros(version);
            case NOT_YET_KNOWN -> times.knownAtMicros(version) - knownByMicros;
            case STALE -> timeMicros - times.validFromMicros(version) - index.maxStalenessMicros();
            case OLDER_VALID_FROM -> times.validFromMicros(best) - times.validFromMicros(version);
            case EARLIER_KNOWN_AT -> times.knownAtMicros(best) - times.knownAtMicros(version);
            case WINS, OTHER_CONTENT -> 0;
          };
      judged.add(
          new JudgedVersion(
              version - first,
              times.validFromMicros(version),
              times.validToMicros(version),
              times.knownAtMicros(version),
              reason,
              by));
    }
    return judged;
  }

  /** The values of a version of a key that is there, as text by name; null for null. */
  public Map<String, String> values(InternalRow key, int number) {
    int version = index.times().firstOf(ordinal(key)) + number;
    UnsafeRow row = index.point(index.newRow(), version);
    Map<String, String> values = new LinkedHashMap<>();
    for (int n = 0; n < valueType.size(); n++) {
      StructField field = valueType.fields()[n];
      DataType type = field.dataType();
      String name = field.name().equals(DimensionLayout.SPACE) ? "space" : field.name();
      values.put(name, ShownValue.text(row.isNullAt(n) ? null : row.get(n, type), type));
    }
    return values;
  }

  private int ordinal(InternalRow key) {
    byte[] bytes = encoding.of(key);
    return bytes == null ? DimensionIndex.NONE : index.keyOf(bytes);
  }

  private static List<InternalRow> rows(
      Dataset<Row> versions, DimensionTask task, KeyOrdinals wanted) {
    RDD<InternalRow> internal =
        ((org.apache.spark.sql.classic.Dataset<Row>) versions).queryExecution().toRdd();
    FlatMapFunction<Iterator<InternalRow>, InternalRow> wantedOnly =
        partition -> {
          KeyEncoding encoding = task.encoding();
          List<InternalRow> kept = new ArrayList<>();
          while (partition.hasNext()) {
            InternalRow row = partition.next();
            byte[] key = encoding.of(row.getStruct(DimensionLayout.KEY, task.keyFields()));
            if (wanted.find(key) != KeyOrdinals.NONE) {
              kept.add(row.copy());
            }
          }
          return kept.iterator();
        };
    return JavaRDD.fromRDD(internal, scala.reflect.ClassTag$.MODULE$.apply(InternalRow.class))
        .mapPartitions(wantedOnly)
        .collect();
  }
}
