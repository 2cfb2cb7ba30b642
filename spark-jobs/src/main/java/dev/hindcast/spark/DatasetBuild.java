/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import dev.hindcast.dataset.BuiltPart;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.InputArrivals;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.RecordedInputs;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.assemble.Assembly;
import dev.hindcast.spark.assemble.TaskResult;
import dev.hindcast.spark.enrich.BroadcastLimit;
import dev.hindcast.spark.enrich.Enrichments;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.ingest.LabelCount;
import dev.hindcast.spark.ingest.LabelCounts;
import dev.hindcast.spark.ingest.PartitionCount;
import dev.hindcast.spark.ingest.PinnedTables;
import dev.hindcast.spark.ingest.UserScope;
import dev.hindcast.spark.publish.BuildFolders;
import dev.hindcast.spark.publish.VersionPublisher;
import dev.hindcast.spark.row.OutputShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One build, from a request to a published dataset version: pin, ingest, filter, assemble, publish.
 */
public final class DatasetBuild {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetBuild.class);

  private final SparkSession spark;
  private final TaskProgress progress;

  public DatasetBuild(SparkSession spark, Progress progress) {
    this.spark = spark;
    this.progress = new TaskProgress(progress);
  }

  /**
   * Builds and publishes.
   *
   * @return the manifest of the version that was published
   * @throws HindcastException if the request cannot be met; then nothing is published and what was
   *     written is removed, unless it is not known whether the publication went through
   */
  public DatasetManifest run(BuildRequest request) {
    return build(
        request,
        request.windows(),
        (publisher, plan, made) -> {
          progress.enter(Progress.Stage.PUBLISH);
          return publisher.publish(
              plan,
              made.shape(),
              made.labels(),
              made.enrichments().counts().counts(),
              made.recorded(),
              made.results());
        });
  }

  /**
   * Builds a part of a version and publishes nothing: the caller makes the part known, or discards
   * its files.
   *
   * @param windows that all parts of the version build together
   * @throws HindcastException if the request cannot be met; then what was written is removed
   */
  public BuiltPart stage(BuildRequest request, List<LabelWindow> windows) {
    return build(
        request,
        windows,
        (publisher, plan, made) ->
            publisher.stage(
                made.shape(),
                made.labels(),
                made.enrichments().counts().counts(),
                made.recorded(),
                made.results()));
  }

  /** What is done with a build once its files are written. */
  private interface End<T> {
    T of(VersionPublisher publisher, VersionPlan plan, Assembled made);
  }

  private <T> T build(BuildRequest request, List<LabelWindow> windows, End<T> end) {
    VersionPublisher publisher = VersionPublisher.open(request, hadoop());
    spark.sparkContext().addSparkListener(progress);
    try {
      progress.enter(Progress.Stage.PIN);
      VersionPlan plan = publisher.plan(windows);
      Assembled made =
          assemble(
              request,
              publisher.folders(),
              tables(request),
              shape -> publisher.evolved(plan, shape));
      return end.of(publisher, plan, made);
    } catch (RuntimeException | Error failure) {
      discardUnlessUnknown(publisher, failure);
      throw failure;
    } finally {
      spark.sparkContext().removeSparkListener(progress);
    }
  }

  /**
   * Writes the files of a request and publishes nothing; they are the caller's to remove.
   *
   * @throws HindcastException if the request cannot be met
   */
  public List<WrittenFile> writtenFiles(BuildRequest request, BuildFolders folders) {
    return assemble(request, folders, tables(request), shape -> shape).results().stream()
        .flatMap(result -> result.files().stream())
        .toList();
  }

  /**
   * What the tasks of a build made.
   *
   * @param recorded until when the inputs were recorded, without their lateness
   */
  public record Assembled(
      OutputShape shape,
      LabelCounts labels,
      Enrichments enrichments,
      Map<String, InputArrivals> recorded,
      List<TaskResult> results) {}

  /** Until when the inputs of a request were recorded; reads no rows. */
  public static Map<String, InputArrivals> recorded(BuildRequest request) {
    return recorded(request, verifyPins(request));
  }

  private static Map<String, InputArrivals> recorded(BuildRequest request, SourcePins pins) {
    return RecordedInputs.of(
        request.definition().definition(), pins, request.knowledgeTimeMicros());
  }

  /**
   * Assembles the labels of a scope and publishes nothing; the files are the caller's.
   *
   * @param tables of the request, and whose labels are wanted of them
   * @param evolution gives the output columns the field ids that they are to have
   * @throws HindcastException if the request cannot be met
   */
  public Assembled assemble(
      BuildRequest request,
      BuildFolders folders,
      PinnedTables tables,
      UnaryOperator<OutputShape> evolution) {
    DatasetDefinition definition = request.definition().definition();
    SourcePins pins = verifyPins(request);
    Map<String, InputArrivals> recorded = recorded(request, pins);
    progress.enter(Progress.Stage.INGEST);
    Ingest ingest = ingest(request, tables, Optional.empty());
    OutputShape shape = evolution.apply(OutputShape.of(definition, ingest.rowType()));
    UserScope scope = tables.scope();
    long knowledge = request.knowledgeTimeMicros();
    LabelCounts labels =
        scope.isAll()
            ? LabelCount.of(definition, ingest.labelFacts(), knowledge)
            : LabelCount.ofScope(definition, ingest.labelFacts(), knowledge);
    int partitions =
        scope.partitions(PartitionCount.of(spark, pins), spark.sparkContext().defaultParallelism());
    Enrichments enrichments = ingest.enrichments();
    enrichments.load(spark, BroadcastLimit.bytes(spark), partitions);
    if (enrichments.haveJoins()) {
      ingest = ingest(request, tables, Optional.of(enrichments));
    }
    progress.enter(Progress.Stage.ASSEMBLE);
    List<TaskResult> results =
        Assembly.run(
            request,
            recorded,
            ingest,
            partitions,
            shape.fieldIds(),
            folders,
            new SerializableConfiguration(hadoop()));
    enrichments.counts().warnings().forEach(LOG::warn);
    return new Assembled(shape, labels, enrichments, recorded, results);
  }

  /**
   * Plans the reading of a request's inputs: resolves and checks every expression, reads nothing.
   */
  public Ingest ingest(BuildRequest request) {
    return ingest(request, tables(request), Optional.empty());
  }

  /** Whoever made the tables: whom the request leaves out is left out. */
  private Ingest ingest(BuildRequest request, PinnedTables tables, Optional<Enrichments> loaded) {
    return Ingest.plan(
        request.definition().definition(),
        tables.without(request.erased()),
        request.windows(),
        request.knowledgeTimeMicros(),
        loaded);
  }

  /** The tables of a request at their pinned snapshots. */
  public PinnedTables tables(BuildRequest request) {
    Map<String, dev.hindcast.dataset.SourceSnapshot> snapshots = new HashMap<>();
    request.sourceSnapshots().forEach(snapshot -> snapshots.put(snapshot.table(), snapshot));
    return new PinnedTables(spark, snapshots, request.columns()).without(request.erased());
  }

  private void discardUnlessUnknown(VersionPublisher publisher, Throwable failure) {
    boolean isUnknown =
        HindcastFailure.in(failure)
            .filter(known -> known.code() == ErrorCode.PUBLISH_OUTCOME_UNKNOWN)
            .isPresent();
    if (!isUnknown) {
      publisher.discard();
    }
  }

  private Configuration hadoop() {
    return HadoopSettings.of(spark);
  }

  private static SourcePins verifyPins(BuildRequest request) {
    DatasetDefinition definition = request.definition().definition();
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.catalogs())) {
      return SourcePins.verify(definition, request.sourceSnapshots(), request.columns(), catalogs);
    }
  }
}
