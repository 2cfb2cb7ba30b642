/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import java.util.List;
import java.util.Objects;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;

/**
 * What decides about the rows of a file: equal keys stand for equal rows. A file that was added
 * again by another commit has the same rows, but other commit times.
 *
 * @param sequenceNumber of the commit that the file's rows are of, if files have such numbers
 * @param hasLineage whether its rows have ids, and so sequence numbers of their own
 * @param deletes what is applied to the file, in the order of text
 */
record TaskKey(String location, Long sequenceNumber, boolean hasLineage, List<String> deletes) {
  TaskKey {
    Objects.requireNonNull(location, "location");
    deletes = List.copyOf(deletes);
  }

  static TaskKey of(FileScanTask task) {
    return new TaskKey(
        task.file().location(),
        task.file().dataSequenceNumber(),
        task.file().firstRowId() != null,
        task.deletes().stream().map(TaskKey::text).sorted().toList());
  }

  /** Several deletion vectors may be in one file. */
  private static String text(DeleteFile delete) {
    return delete.location() + "@" + delete.contentOffset() + "+" + delete.contentSizeInBytes();
  }
}
