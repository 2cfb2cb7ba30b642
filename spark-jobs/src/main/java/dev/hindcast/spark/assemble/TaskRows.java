/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.spark.row.RowLayout;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/**
 * The labels and revisions of a task as they came, until all of them are known: then each event
 * with one revision can be told from those with several, and each user with labels has a rank.
 */
final class TaskRows {
  private final DatasetDefinition definition;
  private final StructType rowType;
  private final RowSorter rows;
  private final LabelledUsers users = new LabelledUsers();
  private final RepeatedIdentities repeated = new RepeatedIdentities();
  private long earliestEventMicros = Long.MAX_VALUE;
  private long labels;

  TaskRows(DatasetDefinition definition, StructType rowType) {
    this.definition = definition;
    this.rowType = rowType;
    this.rows = RowSorter.byPrefix(rowType);
  }

  void addLabel(UnsafeRow row) {
    labels++;
    users.add(
        row.getLong(RowLayout.USER_HASH),
        row.getUTF8String(RowLayout.USER),
        row.getLong(RowLayout.TIME));
    rows.insert(row, 0);
  }

  void addRevision(UnsafeRow row) {
    earliestEventMicros = Math.min(earliestEventMicros, row.getLong(RowLayout.TIME));
    repeated.add(row.getLong(RowLayout.IDENTITY_HASH));
    rows.insert(row, 0);
  }

  long labels() {
    return labels;
  }

  /** An empty stream for the sweep of these rows; all of them must have come. */
  SweepRows beginStream() {
    users.rank();
    long firstLabel = users.earliestMicros();
    long firstEvent =
        Math.max(earliestEventMicros, Lookback.longestOf(definition).firstEventMicros(firstLabel));
    return new SweepRows(rowType, users, Math.min(firstLabel, firstEvent));
  }

  /** Hands labels to the stream and revisions to the resolver, event by event. */
  void resolve(EventResolver resolver, SweepRows stream) {
    RowSorter severalRevisions = RowSorter.byPrefix(rowType);
    try {
      Iterator<InternalRow> all = rows.sorted();
      while (all.hasNext()) {
        UnsafeRow row = (UnsafeRow) all.next();
        long identityHash = row.getLong(RowLayout.IDENTITY_HASH);
        if (row.getInt(RowLayout.INPUT) == RowLayout.LABELS) {
          stream.addLabel(row);
        } else if (repeated.mayContain(identityHash)) {
          severalRevisions.insert(row, identityHash);
        } else {
          resolver.resolveOnly(row);
        }
      }
      close();
      resolver.resolve(severalRevisions.sorted());
    } finally {
      severalRevisions.close();
    }
  }

  void close() {
    rows.close();
  }
}
