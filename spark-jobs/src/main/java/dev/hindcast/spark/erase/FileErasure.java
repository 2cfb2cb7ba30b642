/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.erase;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.FileOptions;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.parquet.copy.KeyColumns;
import dev.hindcast.parquet.copy.RowCopy;
import dev.hindcast.parquet.copy.RowRemoval;
import dev.hindcast.parquet.copy.RowSelection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Takes rows of erased users out of files of one version, a task for each file. */
final class FileErasure implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FileOptions options;
  private final long windowMicros;
  private final KeyColumns keys;
  private final ArrayList<ErasedColumn> columns;
  private final String definitionJson;
  private final String dataFolder;
  private final String attempt;
  private final boolean copies;
  private final SerializableConfiguration hadoop;

  private record Task(int number, String location, LabelWindow window) implements Serializable {}

  /**
   * @param buildId of the erasure
   * @param dataFolder URI of the folder of its files
   * @param attempt unique among all runs of the erasure
   * @param copies whether copies are written; else rows are only counted
   */
  FileErasure(
      DatasetManifest version,
      String buildId,
      String dataFolder,
      String attempt,
      boolean copies,
      SerializableConfiguration hadoop) {
    this.definitionJson = version.definition().toString();
    DatasetDefinition definition =
        DefinitionParser.parse(DefinitionLayers.of(version.definitionText())).definition();
    this.options =
        new FileOptions(
            definition.output().compression(),
            definition.output().targetFileSizeBytes(),
            definition.output().targetRowGroupSizeBytes(),
            FileOptions.DEFAULT.maxRowsPerRowGroup(),
            FileOptions.DEFAULT.memoryBudgetBytes(),
            Map.of("hindcast.build", buildId, "hindcast.dataset", version.dataset()));
    this.windowMicros = definition.output().windowMicros();
    this.keys = KeyColumns.of(version);
    this.columns = new ArrayList<>(version.schema().stream().map(ErasedColumn::of).toList());
    this.dataFolder = dataFolder;
    this.attempt = attempt;
    this.copies = copies;
    this.hadoop = hadoop;
  }

  /** One for each file, in their order. */
  List<CopiedFile> run(
      JavaSparkContext spark,
      List<PublishedFile> files,
      List<String> locations,
      Broadcast<ErasedUsers> users) {
    List<Task> tasks = new ArrayList<>();
    for (int n = 0; n < files.size(); n++) {
      tasks.add(new Task(n, locations.get(n), files.get(n).window()));
    }
    Function<Task, CopiedFile> erase = task -> erase(task, users.value());
    return tasks.isEmpty()
        ? List.of()
        : spark.parallelize(tasks, tasks.size()).map(erase).collect();
  }

  private CopiedFile erase(Task task, ErasedUsers users) {
    Path file = new Path(task.location());
    ErasedUsers.Search search = ErasedUsers.search(List.of(users));
    RowSelection removed = (labelId, user, labelTime) -> search.has(user);
    RowCopy erased = new RowCopy(hadoop.value(), keys, removed);
    long count = erased.count(file);
    if (count == 0) {
      return CopiedFile.UNTOUCHED;
    }
    ErasedRows rows =
        new ErasedRows(erased.columns(file).columns(), columns, definitionJson, search);
    erased.visit(file, rows);
    if (!copies) {
      return CopiedFile.of(count, List.of(), rows);
    }
    List<WrittenFile> written =
        new RowRemoval(hadoop.value(), keys, options, windowMicros, dataFolder)
            .copy(
                file,
                task.window(),
                removed,
                task.number(),
                "c" + attempt + TaskContext.get().taskAttemptId());
    for (WrittenFile copy : written) {
      checkClean(erased, dataFolder + "/" + copy.path());
    }
    return CopiedFile.of(count, written, rows);
  }

  private static void checkClean(RowCopy erased, String copy) {
    long left = erased.count(new Path(copy));
    if (left > 0) {
      throw new HindcastException(
          ErrorCode.INTERNAL,
          "Cannot erase users: "
              + left
              + " of their rows are in the copy "
              + copy
              + ". No version was changed. This is a fault of the engine; report it.");
    }
  }
}
