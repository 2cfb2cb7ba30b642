/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.tag;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.StoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;

/**
 * An Iceberg table whose tag {@code v7} has exactly the rows of version 7, in the version's own
 * files. Its main branch is the greatest version that was tagged. The files stay the dataset's: the
 * table may not delete any ({@code gc.enabled = false}).
 */
public final class VersionTable {
  private static final String DATASET = "hindcast.dataset";
  private static final String VERSION = "hindcast.version";
  private static final String ROW_DIGEST = "hindcast.row-digest";

  private final Table table;
  private final StoreFiles files;

  /**
   * The table of a dataset.
   *
   * @throws HindcastException REQUEST_INVALID if the table is of something else
   */
  public VersionTable(Table table, StoreFiles files) {
    this.table = Objects.requireNonNull(table, "table");
    this.files = Objects.requireNonNull(files, "files");
    requireOf(table, files);
  }

  /** Whether a table was made for versions of the dataset. */
  public static boolean isOf(Table table, StoreFiles files) {
    return owner(table).equals(files.root());
  }

  /**
   * Refuses a table that was not made for versions of the dataset.
   *
   * @throws HindcastException REQUEST_INVALID
   */
  public static void requireOf(Table table, StoreFiles files) {
    if (!isOf(table, files)) {
      String owner = owner(table);
      throw new HindcastException(
          ErrorCode.REQUEST_INVALID,
          "Cannot offer versions of dataset "
              + files.root()
              + " in table "
              + table.name()
              + ": the table "
              + (owner.isEmpty() ? "was not made for versions" : "has those of " + owner)
              + ". Name a table that does not exist yet.");
    }
  }

  private static String owner(Table table) {
    return table.properties().getOrDefault(DATASET, "");
  }

  /** What a table is made with. */
  public static Map<String, String> properties(StoreFiles files) {
    return Map.of(
        DATASET,
        files.root(),
        TableProperties.GC_ENABLED,
        "false",
        TableProperties.FORMAT_VERSION,
        "2");
  }

  /** The columns of a version, for a table that is to be made. */
  public static Schema schema(DatasetManifest manifest) {
    return VersionSchema.of(manifest.schema());
  }

  /**
   * Makes the tag of a version; one that is there stays as it is.
   *
   * @throws HindcastException VERSION_CONFLICT if somebody else changes the table at the same time,
   *     REQUEST_INVALID if the tag is of other rows, STORAGE_FAILED if a file is not what the
   *     manifest says
   */
  public TaggedVersion tag(DatasetManifest manifest) {
    try {
      table.refresh();
      String tag = "v" + manifest.version();
      SnapshotRef known = table.refs().get(tag);
      if (known != null) {
        checkSame(tag, table.snapshot(known.snapshotId()), manifest);
        return new TaggedVersion(manifest.version(), tag, known.snapshotId(), false);
      }
      int before = table.schema().schemaId();
      boolean isNewest = manifest.version() > newest();
      setSchema(schema(manifest));
      long snapshotId = commit(tag, manifest, !isNewest);
      if (!isNewest) {
        commit(builder -> builder.setCurrentSchema(before));
      }
      return new TaggedVersion(manifest.version(), tag, snapshotId, true);
    } catch (CommitFailedException | ValidationException e) {
      throw conflict(e);
    }
  }

  /** Removes the tags of versions that are gone, and returns them. */
  public List<String> untag(Set<Integer> retained) {
    List<String> gone =
        tagged(table).stream()
            .filter(version -> !retained.contains(version))
            .map(version -> "v" + version)
            .sorted()
            .toList();
    try {
      gone.forEach(tag -> table.manageSnapshots().removeTag(tag).commit());
      return gone;
    } catch (CommitFailedException | ValidationException e) {
      throw conflict(e);
    }
  }

  /** The versions that a table has a tag of, ascending. */
  public static List<Integer> tagged(Table table) {
    return table.refs().entrySet().stream()
        .filter(ref -> ref.getValue().isTag() && ref.getKey().matches("v[1-9][0-9]{0,8}"))
        .map(ref -> Integer.valueOf(ref.getKey().substring(1)))
        .sorted()
        .toList();
  }

  /** The version of the main branch, 0 for none. */
  private int newest() {
    Snapshot snapshot = table.currentSnapshot();
    return snapshot == null ? 0 : Integer.parseInt(snapshot.summary().getOrDefault(VERSION, "0"));
  }

  /** Field ids must be those of the files; an update of the schema by name would give others. */
  private void setSchema(Schema schema) {
    if (!table.schema().sameSchema(schema)) {
      commit(
          builder ->
              builder.setCurrentSchema(schema, Math.max(schema.highestFieldId(), lastColumnId())));
    }
  }

  private int lastColumnId() {
    return operations().current().lastColumnId();
  }

  private void commit(UnaryOperator<TableMetadata.Builder> change) {
    TableOperations operations = operations();
    TableMetadata base = operations.refresh();
    operations.commit(base, change.apply(TableMetadata.buildFrom(base)).build());
    table.refresh();
  }

  private TableOperations operations() {
    return ((BaseTable) table).operations();
  }

  /** One commit: the snapshot with the version's files, and its tag. */
  private long commit(String tag, DatasetManifest manifest, boolean isOlder) {
    Map<String, DataFile> known = currentFiles();
    Transaction transaction = table.newTransaction();
    OverwriteFiles change = transaction.newOverwrite();
    change.set(VERSION, Integer.toString(manifest.version()));
    change.set(ROW_DIGEST, manifest.rowDigest().toString());
    change.set("hindcast.build", manifest.buildId());
    if (isOlder) {
      change.stageOnly();
    }
    FileEntries entries = new FileEntries(table, files);
    List<PublishedFile> added =
        manifest.files().stream()
            .filter(file -> known.remove(files.uri(file.path())) == null)
            .toList();
    entries.of(added).forEach(change::addFile);
    known.values().forEach(change::deleteFile);
    change.commit();
    long snapshotId = made(transaction.table(), manifest).snapshotId();
    transaction.manageSnapshots().createTag(tag, snapshotId).commit();
    transaction.commitTransaction();
    return snapshotId;
  }

  private static Snapshot made(Table table, DatasetManifest manifest) {
    Snapshot made = null;
    for (Snapshot snapshot : table.snapshots()) {
      boolean isOfVersion =
          Integer.toString(manifest.version()).equals(snapshot.summary().get(VERSION));
      if (isOfVersion && (made == null || snapshot.sequenceNumber() > made.sequenceNumber())) {
        made = snapshot;
      }
    }
    return Objects.requireNonNull(made, "a commit without a snapshot");
  }

  private Map<String, DataFile> currentFiles() {
    Map<String, DataFile> current = new HashMap<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> current.put(task.file().location(), task.file()));
    } catch (IOException e) {
      throw new UncheckedIOException("files of table " + table.name(), e);
    }
    return current;
  }

  private void checkSame(String tag, Snapshot snapshot, DatasetManifest manifest) {
    String digest = snapshot.summary().getOrDefault(ROW_DIGEST, "none");
    if (!digest.equals(manifest.rowDigest().toString())) {
      throw new HindcastException(
          ErrorCode.REQUEST_INVALID,
          "Cannot make tag "
              + tag
              + " of table "
              + table.name()
              + ": there is one with row digest "
              + digest
              + ", and the version has "
              + manifest.rowDigest()
              + ". Remove that tag, or name a table that does not exist yet.");
    }
  }

  private HindcastException conflict(RuntimeException e) {
    return new HindcastException(
        ErrorCode.VERSION_CONFLICT,
        "Cannot change table "
            + table.name()
            + ": somebody else changed it at the same time ("
            + e.getMessage()
            + "). Run the command again; tags that were made stay.",
        e);
  }
}
