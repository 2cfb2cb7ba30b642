/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.dataset.SourceSnapshot;
import java.util.OptionalLong;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.util.SnapshotUtil;

/** Takes a pin of a loaded table, or finds an earlier one in it again. */
final class TablePin {
  private static final long MICROS_PER_MILLI = 1_000;

  private TablePin() {}

  /** The table at the current snapshot of its main branch. */
  static PinnedTable current(String catalog, String name, Table table) {
    Snapshot snapshot = table.currentSnapshot();
    return pinned(source(catalog, name, table, snapshot), table, snapshot, true);
  }

  /** The table at a snapshot that was pinned before. */
  static PinnedTable at(SourceSnapshot pin, Table table) {
    String uuid = table.uuid().toString();
    if (!uuid.equals(pin.tableUuid())) {
      throw SourceErrors.tableReplaced(pin, uuid);
    }
    if (pin.snapshotId() == SourceSnapshot.NONE) {
      return pinned(pin, table, null, true);
    }
    Snapshot snapshot = table.snapshot(pin.snapshotId());
    if (snapshot == null) {
      throw SourceErrors.snapshotExpired(pin);
    }
    return pinned(pin, table, snapshot, isOnMainBranch(table, pin.snapshotId()));
  }

  private static boolean isOnMainBranch(Table table, long snapshotId) {
    return table.currentSnapshot() != null && SnapshotUtil.isAncestorOf(table, snapshotId);
  }

  private static SourceSnapshot source(
      String catalog, String name, Table table, Snapshot snapshot) {
    String uuid = table.uuid().toString();
    int tableSchemaId = table.schema().schemaId();
    if (snapshot == null) {
      return new SourceSnapshot(catalog, name, uuid, SourceSnapshot.NONE, 0, tableSchemaId, 0);
    }
    Integer schemaId = snapshot.schemaId();
    return new SourceSnapshot(
        catalog,
        name,
        uuid,
        snapshot.snapshotId(),
        snapshot.sequenceNumber(),
        schemaId == null ? tableSchemaId : schemaId,
        snapshot.timestampMillis() * MICROS_PER_MILLI);
  }

  private static PinnedTable pinned(
      SourceSnapshot source, Table table, Snapshot snapshot, boolean onMainBranch) {
    Schema current = table.schema();
    Schema schema =
        snapshot == null ? current : SnapshotUtil.schemaFor(table, snapshot.snapshotId());
    return new PinnedTable(
        source,
        schema,
        current,
        PinnedTable.fieldIds(schema, current),
        table.spec(),
        TableUtil.formatVersion(table),
        snapshot == null ? SnapshotSize.NOTHING : SnapshotSize.of(snapshot),
        dataCommittedAt(table, snapshot),
        onMainBranch);
  }

  /** Nothing where the history was expired as far as commits that brought no data. */
  private static OptionalLong dataCommittedAt(Table table, Snapshot snapshot) {
    Snapshot last = snapshot;
    while (last != null && !bringsData(last)) {
      last = last.parentId() == null ? null : table.snapshot(last.parentId());
    }
    return last == null
        ? OptionalLong.empty()
        : OptionalLong.of(last.timestampMillis() * MICROS_PER_MILLI);
  }

  /**
   * Whether a commit surely has rows that were not there before: it adds more than it takes out. A
   * row-level delete that copies the rows that stay adds some, too, and an update adds as many as
   * it takes out: neither says that whoever records new rows is at work. Rows that equality deletes
   * take out are not in the summary; they come from streams, which add what they have received.
   */
  private static boolean bringsData(Snapshot snapshot) {
    return !DataOperations.REPLACE.equals(snapshot.operation())
        && count(snapshot, SnapshotSummary.ADDED_RECORDS_PROP)
            > count(snapshot, SnapshotSummary.DELETED_RECORDS_PROP)
                + count(snapshot, SnapshotSummary.ADDED_POS_DELETES_PROP);
  }

  private static long count(Snapshot snapshot, String key) {
    return SnapshotSize.number(snapshot.summary(), key).orElse(0);
  }
}
