/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The files of one label window in one task: finished ones and at most one that is open. */
final class WindowFile {
  private final LabelWindow window;
  private final IntFunction<String> paths;
  private final Function<String, SequenceFileWriter> opener;
  private final long targetSizeBytes;
  private final List<WrittenFile> finished = new ArrayList<>();
  private final List<SequenceFileWriter> writers = new ArrayList<>();
  private SequenceFileWriter writer;
  private long minLabelTimeMicros;
  private long maxLabelTimeMicros;
  private long minUserHash;
  private long maxUserHash;

  /**
   * @param paths path of the file with a number, counted from 0
   * @param opener makes the writer of a path
   */
  WindowFile(
      LabelWindow window,
      IntFunction<String> paths,
      Function<String, SequenceFileWriter> opener,
      long targetSizeBytes) {
    this.window = window;
    this.paths = paths;
    this.opener = opener;
    this.targetSizeBytes = targetSizeBytes;
  }

  LabelWindow window() {
    return window;
  }

  long bufferedBytes() {
    return writer == null ? 0 : writer.bufferedBytes();
  }

  /** Adds a row; returns by how much the buffered bytes changed. */
  long write(long labelTimeMicros, long userHash, RowFeed feed) {
    long before = bufferedBytes();
    if (writer == null) {
      writer = opener.apply(path());
      writers.add(writer);
      minLabelTimeMicros = Long.MAX_VALUE;
      maxLabelTimeMicros = Long.MIN_VALUE;
      minUserHash = Long.MAX_VALUE;
      maxUserHash = Long.MIN_VALUE;
    }
    writer.write(feed);
    minLabelTimeMicros = Math.min(minLabelTimeMicros, labelTimeMicros);
    maxLabelTimeMicros = Math.max(maxLabelTimeMicros, labelTimeMicros);
    minUserHash = Math.min(minUserHash, userHash);
    maxUserHash = Math.max(maxUserHash, userHash);
    roll();
    return bufferedBytes() - before;
  }

  /** Writes the open row group out; returns by how much the buffered bytes changed. */
  long flush() {
    long before = bufferedBytes();
    writer.flushRowGroup();
    roll();
    return bufferedBytes() - before;
  }

  List<WrittenFile> close() {
    finish();
    return finished;
  }

  void abort() {
    writers.forEach(SequenceFileWriter::abort);
  }

  private void roll() {
    if (writer.sizeBytes() >= targetSizeBytes) {
      finish();
    }
  }

  private void finish() {
    if (writer == null) {
      return;
    }
    writer.close();
    finished.add(
        new WrittenFile(
            path(),
            window,
            writer.sizeBytes(),
            writer.rows(),
            writer.sha256(),
            writer.digest(),
            minLabelTimeMicros,
            maxLabelTimeMicros,
            minUserHash,
            maxUserHash));
    writer = null;
  }

  private String path() {
    return paths.apply(finished.size());
  }
}
