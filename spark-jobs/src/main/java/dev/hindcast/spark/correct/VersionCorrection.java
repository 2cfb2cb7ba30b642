/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.parquet.copy.KeyColumns;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.HadoopSettings;
import dev.hindcast.spark.assemble.TaskResult;
import dev.hindcast.spark.ingest.ImmatureLabels;
import dev.hindcast.spark.ingest.LabelCount;
import dev.hindcast.spark.ingest.LabelCounts;
import dev.hindcast.spark.ingest.UserScope;
import dev.hindcast.spark.publish.BuildFolders;
import dev.hindcast.spark.publish.BuildTotals;
import dev.hindcast.spark.publish.ResultChecks;
import dev.hindcast.spark.rebuild.ProvenanceRequests;
import dev.hindcast.spark.row.OutputShape;
import dev.hindcast.store.DatasetStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles those labels of a version again that changed inputs may affect, and takes all other
 * rows over. The result has the rows that a full build over the present inputs has.
 *
 * <p>The touched labels are also assembled from the inputs that they were made from. That must give
 * the published rows, or the version is not what its manifest says and nothing is corrected; and it
 * gives the statistics of the rows that are taken out.
 */
public final class VersionCorrection {
  private static final Logger LOG = LoggerFactory.getLogger(VersionCorrection.class);

  private final SparkSession spark;
  private final DatasetBuild build;
  private final DatasetStore store;
  private final DatasetManifest base;
  private final BuildRequest request;
  private final ChangeSearch search;
  private final BuildFolders folders;
  private final String scratch;
  private final List<TaskResult> results = new ArrayList<>();
  private LabelCounts labels = new LabelCounts(Map.of());
  private Map<String, Map<String, Long>> ofEnrichments = Map.of();

  /**
   * The correction of a version.
   *
   * @param base the version whose rows are corrected
   * @param request the present inputs; its windows are the base's
   * @param folders where the correction writes; its build folder also holds scratch files
   */
  public VersionCorrection(
      SparkSession spark,
      DatasetBuild build,
      DatasetStore store,
      DatasetManifest base,
      BuildRequest request,
      ChangeSearch search,
      BuildFolders folders) {
    this.spark = spark;
    this.build = build;
    this.store = store;
    this.base = base;
    this.request = request;
    this.search = search;
    this.folders = folders;
    this.scratch = folders.build() + "/scratch";
  }

  /**
   * What comes of a correction.
   *
   * @param version the manifest of the corrected version, which is not published, though its files
   *     are written; empty if no row changes
   * @param impact what changes, for people and programs
   */
  public record Correction(Optional<DatasetManifest> version, ObjectNode impact) {}

  /** What windows were built from; those of several builds, tasks of a backfill, may share it. */
  private record Inputs(
      long knowledgeTimeMicros,
      List<SourceSnapshot> snapshots,
      Map<String, Map<String, Integer>> columns) {}

  /**
   * Corrects. Files of windows that do not change are removed again.
   *
   * @throws HindcastException GATE_FAILED, REBUILD_DIFFERS if the files are not what their inputs
   *     give, and what a build throws
   */
  public Correction run() {
    List<WindowPart> parts = windows();
    List<WindowPart> affected = parts.stream().filter(WindowPart::isAffected).toList();
    Optional<DatasetManifest> corrected =
        affected.isEmpty()
            ? Optional.empty()
            : Optional.of(manifest().of(affected, totals(labels, ofEnrichments, results)));
    Impact impact = new Impact(spark, store, base, request);
    ObjectNode report = impact.of(parts, corrected.orElse(base), folders);
    removeScratch(parts);
    return new Correction(
        corrected.map(manifest -> manifest.withAffectedRows(impact.affectedRows())), report);
  }

  /** The manifest of the next version if no row changes: the windows are confirmed. */
  public DatasetManifest confirmation() {
    return manifest().confirmation();
  }

  /** Labels whose outcome is not over touch no row, but what a window says of itself. */
  private CorrectedManifest manifest() {
    DatasetDefinition definition = request.definition().definition();
    Optional<ImmatureLabels> immature =
        definition.labels().outcome().isEmpty()
            ? Optional.empty()
            : LabelCount.immature(
                definition, build.ingest(request).labelFacts(), request.knowledgeTimeMicros());
    return new CorrectedManifest(spark, store, base, request, immature);
  }

  /** The windows with touched labels, in the order of time, affected or not. */
  private List<WindowPart> windows() {
    ProvenanceRequests earlier =
        new ProvenanceRequests(request.definition(), request.buildId(), request.erased());
    Map<Inputs, List<PublishedWindow>> byInputs = new LinkedHashMap<>();
    for (PublishedWindow window : base.windows()) {
      BuildProvenance of = base.builds().get(window.comparedBuildId());
      byInputs
          .computeIfAbsent(
              new Inputs(of.knowledgeTimeMicros(), of.sourceSnapshots(), of.columns()),
              unused -> new ArrayList<>())
          .add(window);
    }
    List<WindowPart> parts = new ArrayList<>();
    for (List<PublishedWindow> windows : byInputs.values()) {
      BuildProvenance of = base.builds().get(windows.get(0).comparedBuildId());
      parts.addAll(correct(windows, earlier.of(ranges(windows), of)));
    }
    parts.sort((a, b) -> a.window().compareTo(b.window()));
    return parts;
  }

  private List<WindowPart> correct(List<PublishedWindow> windows, BuildRequest before) {
    BuildRequest after = request.over(request.buildId(), ranges(windows));
    TouchedLabels touched = search.between(before, after);
    List<PublishedWindow> reached =
        windows.stream().filter(window -> touched.reaches(window.window())).toList();
    if (reached.isEmpty()) {
      return List.of();
    }
    UserScope scope = touched.scope(spark);
    String folder = scratch + "/" + reached.get(0).buildId();
    BuildRequest earlier = before.over(before.buildId(), ranges(reached));
    BuildRequest later = after.over(after.buildId(), ranges(reached));
    BuildTotals again;
    DatasetBuild.Assembled made;
    try (ScopedTables tables = search.tables(earlier, later, scope)) {
      again =
          totals(
              build.assemble(
                  earlier,
                  new BuildFolders(folder + "/data", folder),
                  tables.before(),
                  this::published));
      made = build.assemble(later, folders, tables.after(), this::published);
    }
    labels = labels.plus(made.labels());
    results.addAll(made.results());
    ofEnrichments = made.enrichments().counts().counts();
    BuildTotals now = totals(made);
    List<WindowPart> parts =
        parts(reached, rewritten(reached, touched), again, now, folder + "/data");
    parts.forEach(this::checkReproduced);
    return parts;
  }

  private Map<PublishedFile, RewrittenFile> rewritten(
      List<PublishedWindow> windows, TouchedLabels touched) {
    List<LabelWindow> ranges = ranges(windows);
    List<PublishedFile> files =
        base.files().stream().filter(file -> ranges.contains(file.window())).toList();
    List<RewrittenFile> rewritten =
        new FileRewrites(
                request,
                KeyColumns.of(base),
                folders,
                new SerializableConfiguration(HadoopSettings.of(spark)))
            .run(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                files,
                files.stream().map(file -> store.files().uri(file.path())).toList(),
                touched);
    Map<PublishedFile, RewrittenFile> byFile = new LinkedHashMap<>();
    for (int n = 0; n < files.size(); n++) {
      byFile.put(files.get(n), rewritten.get(n));
    }
    return byFile;
  }

  private static List<WindowPart> parts(
      List<PublishedWindow> windows,
      Map<PublishedFile, RewrittenFile> rewritten,
      BuildTotals again,
      BuildTotals now,
      String scratchFolder) {
    List<WindowPart> parts = new ArrayList<>();
    for (PublishedWindow window : windows) {
      List<PublishedFile> files =
          rewritten.keySet().stream()
              .filter(file -> file.window().equals(window.window()))
              .toList();
      parts.add(
          new WindowPart(
              window,
              files,
              files.stream().map(rewritten::get).toList(),
              again,
              now,
              scratchFolder));
    }
    return parts;
  }

  private BuildTotals totals(DatasetBuild.Assembled made) {
    return totals(made.labels(), made.enrichments().counts().counts(), made.results());
  }

  private BuildTotals totals(
      LabelCounts counted, Map<String, Map<String, Long>> ofDimensions, List<TaskResult> made) {
    BuildTotals totals =
        BuildTotals.of(request.definition().definition(), counted, ofDimensions, made);
    ResultChecks.check(base.dataset(), counted, totals, made);
    return totals;
  }

  /** Removes the rows that were assembled from earlier inputs, and files of windows that stay. */
  private void removeScratch(List<WindowPart> parts) {
    String data = store.layout().dataFolder(request.buildId());
    try {
      store.files().deleteFolder(store.layout().buildFolder(request.buildId()) + "/scratch");
      for (WindowPart part : parts) {
        if (!part.isAffected()) {
          for (WrittenFile file : part.written()) {
            store.files().delete(data + "/" + file.path());
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("Cannot remove scratch files of build {}: {}", request.buildId(), e.toString());
    }
  }

  /** The field ids of the version that is corrected. */
  private OutputShape published(OutputShape shape) {
    Map<String, Integer> ids = new HashMap<>();
    base.schema().forEach(column -> ids.put(column.name(), column.fieldId()));
    return shape.withFieldIds(ids);
  }

  private void checkReproduced(WindowPart part) {
    if (!part.isReproduced()) {
      throw new HindcastException(
          ErrorCode.REBUILD_DIFFERS,
          "Cannot correct version "
              + base.version()
              + " of dataset "
              + base.dataset()
              + ": in label window "
              + part.window()
              + " the inputs of build "
              + part.before().comparedBuildId()
              + " give "
              + part.again().rows(part.window())
              + " rows with digest "
              + part.again().digest(part.window())
              + " for the touched labels, and the files hold "
              + part.removedRows()
              + " with "
              + part.removedDigest()
              + ". Check the files with hindcast versions verify --rebuild, or build the windows"
              + " again with hindcast build.");
    }
  }

  private static List<LabelWindow> ranges(List<PublishedWindow> windows) {
    return windows.stream().map(PublishedWindow::window).toList();
  }
}
