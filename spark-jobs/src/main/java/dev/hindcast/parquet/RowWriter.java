/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import dev.hindcast.dataset.RowDigest;
import java.util.List;

/** Writes rows of one schema, column by column, to row groups of any number of files. */
final class RowWriter {
  private final LeafWriter[] leaves;

  RowWriter(OutputSchema schema) {
    List<OutputColumn> columns = schema.columns();
    leaves = new LeafWriter[columns.size()];
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = new LeafWriter(columns.get(i), i);
    }
  }

  /** Adds a row and returns its digest. */
  RowDigest write(RowFeed feed, RowGroupWriter rowGroup) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < leaves.length; i++) {
      LeafWriter leaf = leaves[i];
      leaf.startRow(rowGroup.pages(i));
      feed.write(i, leaf);
      leaf.endRow();
      high += leaf.hash().high();
      low += leaf.hash().low();
    }
    rowGroup.endRow();
    return new RowDigest(ValueHash.mix(high), ValueHash.mix(low));
  }
}
