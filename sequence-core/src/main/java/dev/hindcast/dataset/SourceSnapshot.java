/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.Objects;

/**
 * One pinned Iceberg snapshot of one input table.
 *
 * @param table {@code catalog.namespace.table} as the definition names it
 * @param tableUuid the table's uuid; a table that was dropped and made again has another one
 * @param snapshotId the snapshot, or -1 for a table without any
 * @param schemaId schema of the snapshot
 * @param committedAtMicros UTC
 */
public record SourceSnapshot(
    String catalog,
    String table,
    String tableUuid,
    long snapshotId,
    long sequenceNumber,
    int schemaId,
    long committedAtMicros) {
  /** Snapshot id of a table that has no snapshot yet. */
  public static final long NONE = -1;

  public SourceSnapshot {
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(tableUuid, "tableUuid");
  }
}
