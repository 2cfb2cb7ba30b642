/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import dev.hindcast.dataset.RowDigest;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;

/** Recomputes the row digest from the values of a file, as docs/reference/row-digest.md says. */
final class DigestAudit {
  private final MessageType schema;
  private RowDigest digest = RowDigest.ZERO;

  DigestAudit(MessageType schema) {
    this.schema = schema;
  }

  RowDigest digest() {
    return digest;
  }

  void add(RowGroup group) {
    long[] high = new long[group.rows()];
    long[] low = new long[group.rows()];
    int ordinal = 0;
    for (ColumnDescriptor column : schema.getColumns()) {
      new ColumnWords(schema, column, group.column(column)).addTo(high, low, ordinal);
      ordinal++;
    }
    for (int row = 0; row < high.length; row++) {
      digest = digest.plus(new RowDigest(Lanes.avalanche(high[row]), Lanes.avalanche(low[row])));
    }
  }
}
