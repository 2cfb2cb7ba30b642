/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * All files of one task: a row goes to the open file of its label window. Rows of a window stay in
 * the order in which they came. Not safe for use by several threads.
 */
public final class SequenceFiles {
  private final Configuration configuration;
  private final Path root;
  private final OutputSchema schema;
  private final FileOptions options;
  private final long windowLengthMicros;
  private final int partition;
  private final String attempt;
  private final Map<LabelWindow, WindowFile> open = new TreeMap<>();
  private final PageCompression compression;
  private final RowWriter rowWriter;
  private WindowFile current;
  private long bufferedBytes;

  /**
   * @param root folder of the build's data; the files' paths are relative to it
   * @param windowLengthMicros declared length of a label window
   * @param partition number of the task's partition, for the file names
   * @param attempt unique among all attempts at the partition, for the file names
   */
  public SequenceFiles(
      Configuration configuration,
      Path root,
      OutputSchema schema,
      FileOptions options,
      long windowLengthMicros,
      int partition,
      String attempt) {
    this.configuration = configuration;
    this.root = root;
    this.schema = schema;
    this.options = options;
    this.windowLengthMicros = windowLengthMicros;
    this.partition = partition;
    this.attempt = attempt;
    this.compression = new PageCompression(configuration, options.compression());
    this.rowWriter = new RowWriter(schema);
  }

  /** Adds a row to the file of its window. After an exception only {@link #abort} is allowed. */
  public void write(LabelWindow window, long labelTimeMicros, long userHash, RowFeed feed) {
    if (!window.contains(labelTimeMicros)) {
      throw new IllegalArgumentException(
          "label time " + Micros.text(labelTimeMicros) + " lies outside of " + window);
    }
    WindowFile file = fileOf(window);
    bufferedBytes += file.write(labelTimeMicros, userHash, feed);
    if (bufferedBytes > options.memoryBudgetBytes()) {
      bufferedBytes += largest().flush();
    }
  }

  private WindowFile fileOf(LabelWindow window) {
    if (current == null || !current.window().equals(window)) {
      current = open.computeIfAbsent(window, this::begin);
    }
    return current;
  }

  private WindowFile begin(LabelWindow window) {
    String folder = WindowFolder.name(window, windowLengthMicros);
    return new WindowFile(
        window,
        number ->
            String.format(
                Locale.ROOT, "%s/part-%05d-%s-%03d.parquet", folder, partition, attempt, number),
        path ->
            new SequenceFileWriter(
                configuration, new Path(root, path), schema, options, compression, rowWriter),
        options.targetFileSizeBytes());
  }

  private WindowFile largest() {
    return Collections.max(open.values(), Comparator.comparingLong(WindowFile::bufferedBytes));
  }

  /** Memory that the rows of all open row groups take. */
  long bufferedBytes() {
    return bufferedBytes;
  }

  /** Writes what is left and closes all files; in order of their windows. */
  public List<WrittenFile> close() {
    List<WrittenFile> written = new ArrayList<>();
    open.values().forEach(file -> written.addAll(file.close()));
    compression.release();
    return List.copyOf(written);
  }

  /** Gives up: deletes every file of this task, also those that were finished. */
  public void abort() {
    compression.release();
    RuntimeException first = null;
    for (WindowFile file : open.values()) {
      try {
        file.abort();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
