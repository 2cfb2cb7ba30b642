/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.spark.row.RowLayout;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** Counts the revisions for which each enrichment found nothing. */
final class MissTally {
  private final DatasetDefinition definition;
  private final int ordinal;
  private final long[] misses;

  MissTally(DatasetDefinition definition, StructType rowType) {
    this.definition = definition;
    this.ordinal = Arrays.asList(rowType.fieldNames()).indexOf(RowLayout.MISSED);
    this.misses = new long[definition.enrichments().size()];
  }

  void add(UnsafeRow revision) {
    if (ordinal < 0) {
      return;
    }
    for (long rest = revision.getLong(ordinal); rest != 0; rest &= rest - 1) {
      misses[Long.numberOfTrailingZeros(rest)]++;
    }
  }

  void addTo(Map<String, InputCounts> counts) {
    for (int n = 0; n < misses.length; n++) {
      counts.get(definition.enrichments().get(n).name()).count("misses", misses[n]);
    }
  }
}
