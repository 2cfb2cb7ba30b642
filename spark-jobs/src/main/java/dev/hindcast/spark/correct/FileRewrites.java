/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.FileOptions;
import dev.hindcast.parquet.copy.KeyColumns;
import dev.hindcast.parquet.copy.RowCopy;
import dev.hindcast.parquet.copy.RowRemoval;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.publish.BuildFolders;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Takes touched rows out of published files, a task for each file; files without any stay. */
final class FileRewrites implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FileOptions options;
  private final long windowMicros;
  private final KeyColumns keys;
  private final String dataFolder;
  private final SerializableConfiguration hadoop;

  /** What a task is told of a file; the manifest's own record does not travel. */
  private record Task(int number, String location, LabelWindow window, RewrittenFile untouched)
      implements Serializable {}

  FileRewrites(
      BuildRequest request,
      KeyColumns keys,
      BuildFolders folders,
      SerializableConfiguration hadoop) {
    this.options = options(request);
    this.windowMicros = request.definition().definition().output().windowMicros();
    this.keys = keys;
    this.dataFolder = folders.data();
    this.hadoop = hadoop;
  }

  /**
   * Rewrites files.
   *
   * @param locations of the files, in their order
   * @return one for each file, in their order
   */
  List<RewrittenFile> run(
      JavaSparkContext spark,
      List<PublishedFile> files,
      List<String> locations,
      TouchedLabels touched) {
    if (files.isEmpty()) {
      return List.of();
    }
    List<Task> tasks = new ArrayList<>();
    IntStream.range(0, files.size())
        .forEach(
            n ->
                tasks.add(
                    new Task(
                        n,
                        locations.get(n),
                        files.get(n).window(),
                        RewrittenFile.untouched(files.get(n)))));
    Broadcast<TouchedLabels> removed = spark.broadcast(touched);
    Function<Task, RewrittenFile> rewrite = task -> rewrite(task, removed.value());
    return spark.parallelize(tasks, tasks.size()).map(rewrite).collect();
  }

  private RewrittenFile rewrite(Task task, TouchedLabels removed) {
    Path file = new Path(task.location());
    long count = new RowCopy(hadoop.value(), keys, removed).count(file);
    if (count == 0) {
      return task.untouched();
    }
    RewrittenFile of = task.untouched();
    return new RewrittenFile(
        of.path(),
        of.rows(),
        of.rowDigest(),
        count,
        new RowRemoval(hadoop.value(), keys, options, windowMicros, dataFolder)
            .copy(
                file,
                task.window(),
                removed,
                task.number(),
                "c" + TaskContext.get().taskAttemptId()));
  }

  private static FileOptions options(BuildRequest request) {
    DatasetDefinition definition = request.definition().definition();
    return new FileOptions(
        definition.output().compression(),
        definition.output().targetFileSizeBytes(),
        definition.output().targetRowGroupSizeBytes(),
        FileOptions.DEFAULT.maxRowsPerRowGroup(),
        FileOptions.DEFAULT.memoryBudgetBytes(),
        Map.of("hindcast.build", request.buildId(), "hindcast.dataset", definition.name()));
  }
}
