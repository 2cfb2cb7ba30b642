/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import dev.hindcast.dataset.LatenessCounts;
import dev.hindcast.dataset.SequenceTally;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.OutputDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.FileOptions;
import dev.hindcast.parquet.SequenceFiles;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.parquet.audit.AuditResult;
import dev.hindcast.parquet.audit.AuditedFile;
import dev.hindcast.parquet.audit.DeclaredRules;
import dev.hindcast.parquet.audit.LeakAudit;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.assemble.InputCounts;
import dev.hindcast.spark.assemble.SplitTally;
import dev.hindcast.spark.assemble.TaskResult;
import dev.hindcast.spark.assemble.UserTally;
import dev.hindcast.spark.row.OutputShape;
import dev.hindcast.spark.row.WrittenSpaces;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructType;

/** Where one attempt of one task writes; no other attempt uses its file names. */
public final class StagingFolder {
  private static final long LEAST_BUFFER_BYTES = 8L << 20;
  private static final long MOST_BUFFER_BYTES = 256L << 20;

  /** Part of the heap that a task's open files may fill, as one divided by this. */
  private static final int HEAP_PARTS = 16;

  private final BuildRequest request;
  private final DatasetDefinition definition;
  private final OutputShape shape;
  private final BuildFolders folders;
  private final int partition;
  private final String attempt;
  private final Configuration hadoop;

  private StagingFolder(
      BuildRequest request,
      OutputShape shape,
      BuildFolders folders,
      int partition,
      String attempt,
      Configuration hadoop) {
    this.request = request;
    this.definition = request.definition().definition();
    this.shape = shape;
    this.folders = folders;
    this.partition = partition;
    this.attempt = attempt;
    this.hadoop = hadoop;
  }

  /**
   * The folder of an attempt.
   *
   * @param fieldIds of the output columns, by name
   * @param attemptId unique within the Spark application
   */
  public static StagingFolder ofTask(
      BuildRequest request,
      StructType rowType,
      Map<String, Integer> fieldIds,
      BuildFolders folders,
      int partition,
      long attemptId,
      Configuration hadoop) {
    OutputShape shape =
        OutputShape.of(request.definition().definition(), rowType).withFieldIds(fieldIds);
    return new StagingFolder(request, shape, folders, partition, Long.toString(attemptId), hadoop);
  }

  public SequenceFiles sequenceFiles() {
    OutputDefinition output = definition.output();
    long heapShare = Runtime.getRuntime().maxMemory() / HEAP_PARTS;
    FileOptions options =
        new FileOptions(
            output.compression(),
            output.targetFileSizeBytes(),
            output.targetRowGroupSizeBytes(),
            FileOptions.DEFAULT.maxRowsPerRowGroup(),
            Math.min(MOST_BUFFER_BYTES, Math.max(LEAST_BUFFER_BYTES, heapShare)),
            Map.of("hindcast.build", request.buildId(), "hindcast.dataset", definition.name()));
    return new SequenceFiles(
        hadoop,
        new Path(folders.data()),
        shape.schema(),
        options,
        output.windowMicros(),
        partition,
        attempt);
  }

  public Quarantine quarantine() {
    return new Quarantine(hadoop, new Path(folders.quarantine()), partition, attempt);
  }

  /** Reads back what was written, row by row, and adds what the audit finds to the result. */
  public TaskResult audited(
      List<WrittenFile> files,
      Map<String, InputCounts> counts,
      Map<String, LatenessCounts> lateness,
      Map<LabelWindow, List<SequenceTally>> tallies,
      UserTally users,
      SplitTally splits,
      WrittenSpaces spaces,
      List<String> brokenDeclarations) {
    LeakAudit audit =
        new LeakAudit(
            hadoop,
            new Path(folders.data()),
            DeclaredRules.of(definition, request.knowledgeTimeMicros()));
    AuditResult result = audit.audit(files.stream().map(StagingFolder::claimed).toList());
    return new TaskResult(
        files, counts, lateness, tallies, users, splits, spaces, brokenDeclarations, result);
  }

  private static AuditedFile claimed(WrittenFile file) {
    return new AuditedFile(file.path(), file.window(), file.rows(), null);
  }
}
