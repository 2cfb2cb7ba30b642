/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * One pinned Iceberg snapshot of one input table.
 *
 * @param table {@code catalog.namespace.table} as the definition names it
 * @param tableUuid the table's uuid; a table that was dropped and made again has another one
 * @param snapshotId the snapshot, or -1 for a table without any
 * @param schemaId schema of the snapshot
 * @param committedAtMicros UTC
 * @param unknownFields what a later version of the project wrote
 */
public record SourceSnapshot(
    String catalog,
    String table,
    String tableUuid,
    long snapshotId,
    long sequenceNumber,
    int schemaId,
    long committedAtMicros,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  /** Snapshot id of a table that has no snapshot yet. */
  public static final long NONE = -1;

  public SourceSnapshot {
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(tableUuid, "tableUuid");
    unknownFields = Checks.unknown(unknownFields);
  }

  public SourceSnapshot(
      String catalog,
      String table,
      String tableUuid,
      long snapshotId,
      long sequenceNumber,
      int schemaId,
      long committedAtMicros) {
    this(
        catalog,
        table,
        tableUuid,
        snapshotId,
        sequenceNumber,
        schemaId,
        committedAtMicros,
        Map.of());
  }
}
