/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.spark.row.RowLayout;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * The rows of one partition of a dimension, as bytes.
 *
 * @param rows none if they are more than what was allowed
 * @param count accepted rows, also of those that are left out
 * @param rowBytes their size
 * @param rejected rows that are no versions
 */
record DimensionPart(List<byte[]> rows, long count, long rowBytes, long rejected)
    implements Serializable {
  /** Takes rows in the dimension layout, up to a number of bytes. */
  static DimensionPart of(Iterator<InternalRow> rows, long limitBytes) {
    List<byte[]> taken = new ArrayList<>();
    long count = 0;
    long bytes = 0;
    long rejected = 0;
    while (rows.hasNext()) {
      UnsafeRow row = (UnsafeRow) rows.next();
      if (row.getInt(DimensionLayout.REASON) != RowLayout.NOT_REJECTED) {
        rejected++;
        continue;
      }
      count++;
      bytes += row.getSizeInBytes();
      if (bytes <= limitBytes) {
        taken.add(row.copy().getBytes());
      } else {
        taken.clear();
      }
    }
    return new DimensionPart(List.copyOf(taken), count, bytes, rejected);
  }
}
