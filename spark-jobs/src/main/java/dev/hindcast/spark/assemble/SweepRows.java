/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.spark.row.RowLayout;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** Labels, and events from the first label time that could see them, sorted for the sweep. */
final class SweepRows {
  private final LabelledUsers users;
  private final SweepPrefix prefix;
  private final RowSorter sorter;

  /** The users are ranked; no event counts before {@code fromMicros}, and neither does a label. */
  SweepRows(StructType rowType, LabelledUsers users, long fromMicros) {
    this.users = users;
    this.prefix = SweepPrefix.of(users.size(), fromMicros, users.latestMicros());
    this.sorter = RowSorter.bySweepOrder(rowType);
  }

  LabelledUsers users() {
    return users;
  }

  void addLabel(UnsafeRow row) {
    int user = users.find(row.getLong(RowLayout.USER_HASH), row.getUTF8String(RowLayout.USER));
    sorter.insert(row, prefix.of(users.rankOf(user), row.getLong(RowLayout.ACTIVE_FROM)));
  }

  /** Adds an event of a user with labels, by the first label time that could see it. */
  void addEvent(UnsafeRow row, int user) {
    sorter.insert(row, prefix.of(users.rankOf(user), row.getLong(RowLayout.ACTIVE_FROM)));
  }

  Iterator<InternalRow> sorted() {
    return sorter.sorted();
  }

  void close() {
    sorter.close();
  }
}
