/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.definition.AsOf;
import dev.hindcast.spark.row.ReferredRows;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * A dimension's values as events refer to them: by version if they are as of the event, by key if
 * they are as of the label. For one task.
 */
public final class DimensionRows implements ReferredRows, Serializable {
  private static final long serialVersionUID = 1L;

  private final EventLookup lookup;
  private final AsOf asOf;
  private transient UnsafeRow row;

  DimensionRows(EventLookup lookup, AsOf asOf) {
    this.lookup = lookup;
    this.asOf = asOf;
  }

  @Override
  public int find(int reference, long labelTimeMicros, long knowledgeTimeMicros) {
    return asOf == AsOf.EVENT
        ? reference
        : lookup.index().find(reference, labelTimeMicros, knowledgeTimeMicros);
  }

  @Override
  public SpecializedGetters at(int version) {
    if (row == null) {
      row = new UnsafeRow(lookup.fields());
    }
    return lookup.point(row, version);
  }
}
