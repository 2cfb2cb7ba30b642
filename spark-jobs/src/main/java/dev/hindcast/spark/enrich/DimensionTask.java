/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.definition.EnrichmentDefinition;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/**
 * What a task needs to know of an enrichment to look up versions that it was sent.
 *
 * @param onMiss values for an event without a version, as an internal row
 * @param fields number of the values
 * @param refusesOverlap whether versions of a key must not hold at the same time
 */
record DimensionTask(
    String name,
    String table,
    List<DataType> keyTypes,
    byte[] onMiss,
    int fields,
    long maxStalenessMicros,
    boolean refusesOverlap)
    implements Serializable {
  static DimensionTask of(
      EnrichmentDefinition enrichment, List<DataType> keyTypes, UnsafeRow onMiss) {
    return new DimensionTask(
        enrichment.name(),
        enrichment.table(),
        List.copyOf(keyTypes),
        onMiss.getBytes(),
        onMiss.numFields(),
        enrichment.maxStalenessMicros(),
        enrichment.refusesOverlap());
  }

  /** The same for readers that only ask, whatever a build would refuse. */
  DimensionTask allowingOverlap() {
    return new DimensionTask(name, table, keyTypes, onMiss, fields, maxStalenessMicros, false);
  }

  int keyFields() {
    return keyTypes.size();
  }

  KeyEncoding encoding() {
    return new KeyEncoding(keyTypes);
  }

  /** An index of rows in the dimension layout. */
  DimensionIndex index(Iterator<InternalRow> rows) {
    KeyEncoding encoding = encoding();
    DimensionIndexBuilder builder = new DimensionIndexBuilder(fields, maxStalenessMicros);
    while (rows.hasNext()) {
      UnsafeRow row = (UnsafeRow) rows.next();
      builder.add(
          encoding.of(row.getStruct(DimensionLayout.KEY, keyTypes.size())),
          row.getLong(DimensionLayout.VALID_FROM),
          row.getLong(DimensionLayout.VALID_TO),
          row.getLong(DimensionLayout.KNOWN_AT),
          row.getLong(DimensionLayout.CONTENT_HASH),
          row.getStruct(DimensionLayout.VALUES, fields));
    }
    DimensionIndex index = builder.build();
    Overlaps overlaps = refusesOverlap ? Overlaps.of(index, keyTypes) : Overlaps.NONE;
    if (overlaps.count() > 0) {
      throw EnrichmentErrors.overlaps(name, table, overlaps);
    }
    return index;
  }

  /** The values of a version, or what a miss gives. */
  UnsafeRow values(DimensionIndex index, int version) {
    UnsafeRow row = new UnsafeRow(fields);
    if (version == DimensionIndex.NONE) {
      row.pointTo(onMiss, onMiss.length);
      return row;
    }
    return index.point(row, version);
  }
}
