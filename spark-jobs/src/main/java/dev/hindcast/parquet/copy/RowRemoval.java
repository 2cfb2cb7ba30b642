/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.copy;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.FileOptions;
import dev.hindcast.parquet.SequenceFiles;
import dev.hindcast.parquet.WrittenFile;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Copies published files without some of their rows.
 *
 * @param windowMicros declared length of a label window
 * @param dataFolder URI of the folder that the copies' paths are relative to
 */
public record RowRemoval(
    Configuration configuration,
    KeyColumns keys,
    FileOptions options,
    long windowMicros,
    String dataFolder) {
  public RowRemoval {
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(dataFolder, "dataFolder");
  }

  /**
   * Copies a file; what was written is removed if that fails.
   *
   * @param window the label window of the file
   * @param removed rows that are left out
   * @param number of the file among those that are copied, for the names of the copies
   * @param attempt unique among all attempts, for the names of the copies
   * @return none if no row is left
   * @throws dev.hindcast.error.HindcastException STORAGE_FAILED
   */
  public List<WrittenFile> copy(
      Path file, LabelWindow window, RowSelection removed, int number, String attempt) {
    RowCopy others =
        new RowCopy(
            configuration,
            keys,
            (labelId, user, labelTime) -> !removed.selects(labelId, user, labelTime));
    SequenceFiles target =
        new SequenceFiles(
            configuration,
            new Path(dataFolder),
            others.columns(file),
            options,
            windowMicros,
            number,
            attempt);
    boolean isDone = false;
    try {
      others.copy(file, window, target);
      List<WrittenFile> written = target.close();
      isDone = true;
      return written;
    } finally {
      if (!isDone) {
        target.abort();
      }
    }
  }
}
