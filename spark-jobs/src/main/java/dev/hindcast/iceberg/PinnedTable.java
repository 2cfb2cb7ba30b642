/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.dataset.SourceSnapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * One input table as it stands at its pinned snapshot.
 *
 * @param source the pin
 * @param snapshotSchema schema in which the snapshot was written; what a time travel read yields
 * @param currentSchema the table's schema now, whose names a definition uses first
 * @param fieldIds top-level column name to field id; every id is a column of the snapshot's schema
 * @param partitionSpec the table's current partitioning
 * @param dataCommittedAtMicros when data was committed last up to the snapshot, UTC; a commit that
 *     adds no more rows than it takes out is none. Empty if no snapshot that is left brought any
 * @param onMainBranch whether the pin is the main branch's current snapshot or an ancestor of it
 */
public record PinnedTable(
    SourceSnapshot source,
    Schema snapshotSchema,
    Schema currentSchema,
    Map<String, Integer> fieldIds,
    PartitionSpec partitionSpec,
    int formatVersion,
    SnapshotSize size,
    OptionalLong dataCommittedAtMicros,
    boolean onMainBranch) {
  public PinnedTable {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(snapshotSchema, "snapshotSchema");
    Objects.requireNonNull(currentSchema, "currentSchema");
    fieldIds = Collections.unmodifiableMap(new LinkedHashMap<>(fieldIds));
    Objects.requireNonNull(partitionSpec, "partitionSpec");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(dataCommittedAtMicros, "dataCommittedAtMicros");
  }

  /**
   * Field ids by name: the current schema's names, then those that only the snapshot's schema
   * knows. A current column that the snapshot does not have is left out, and hides an older column
   * of its name: a column that was dropped and added again is never read as the old one.
   */
  static Map<String, Integer> fieldIds(Schema snapshotSchema, Schema currentSchema) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (Types.NestedField column : currentSchema.columns()) {
      if (snapshotSchema.asStruct().field(column.fieldId()) != null) {
        ids.put(column.name(), column.fieldId());
      }
    }
    for (Types.NestedField column : snapshotSchema.columns()) {
      if (currentSchema.asStruct().field(column.name()) == null) {
        ids.put(column.name(), column.fieldId());
      }
    }
    return ids;
  }

  /**
   * Field ids by the names that the snapshot was written with, and by newer ones for columns that
   * it knows under another: what a build of that time meant, whatever the names stand for now.
   */
  public Map<String, Integer> snapshotFieldIds() {
    Map<String, Integer> ids = new LinkedHashMap<>();
    snapshotSchema.columns().forEach(column -> ids.put(column.name(), column.fieldId()));
    fieldIds.forEach(ids::putIfAbsent);
    return ids;
  }

  /** The same table with the names and ids that a request pinned. */
  public PinnedTable withFieldIds(Map<String, Integer> pinned) {
    return new PinnedTable(
        source,
        snapshotSchema,
        currentSchema,
        pinned,
        partitionSpec,
        formatVersion,
        size,
        dataCommittedAtMicros,
        onMainBranch);
  }

  /** The column behind a name as the snapshot has it, or nothing if there is none. */
  public Optional<Types.NestedField> column(String name) {
    Integer id = fieldIds.get(name);
    return id == null ? Optional.empty() : Optional.ofNullable(snapshotSchema.asStruct().field(id));
  }

  /** Type of the column behind a name as the snapshot has it. */
  public Optional<Type> type(String name) {
    return column(name).map(Types.NestedField::type);
  }

  /** What a user should know although the pin can be read. */
  public List<String> warnings() {
    return onMainBranch ? List.of() : List.of(SourceErrors.notOnMainBranch(source));
  }
}
