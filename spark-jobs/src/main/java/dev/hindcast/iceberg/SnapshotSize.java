/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;

/**
 * What a snapshot's summary says about the data it holds; empty where the writer left it out.
 *
 * @param files data files
 * @param bytes size of the data and delete files
 * @param records rows before deletes are applied
 * @param deleteFiles position and equality delete files
 */
public record SnapshotSize(
    OptionalLong files, OptionalLong bytes, OptionalLong records, OptionalLong deleteFiles) {
  /** Size of a table that has no snapshot. */
  public static final SnapshotSize NOTHING =
      new SnapshotSize(
          OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0));

  public SnapshotSize {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(records, "records");
    Objects.requireNonNull(deleteFiles, "deleteFiles");
  }

  static SnapshotSize of(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    return new SnapshotSize(
        number(summary, SnapshotSummary.TOTAL_DATA_FILES_PROP),
        number(summary, SnapshotSummary.TOTAL_FILE_SIZE_PROP),
        number(summary, SnapshotSummary.TOTAL_RECORDS_PROP),
        number(summary, SnapshotSummary.TOTAL_DELETE_FILES_PROP));
  }

  /** A number of a snapshot's summary; empty where the writer left it out. */
  static OptionalLong number(Map<String, String> summary, String key) {
    String text = summary == null ? null : summary.get(key);
    return text != null && text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
