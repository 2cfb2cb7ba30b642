/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.BuiltPart;
import dev.hindcast.dataset.CompletenessRule;
import dev.hindcast.dataset.Confirmation;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.GateChecks;
import dev.hindcast.dataset.Knowledge;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedSplit;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.dataset.UserStatistics;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.ingest.ImmatureLabels;
import dev.hindcast.spark.publish.BuildTotals;
import dev.hindcast.spark.publish.SplitChecks;
import dev.hindcast.store.DatasetStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;

/**
 * Makes the manifest of a version out of its parent and of the windows that a correction changed.
 */
final class CorrectedManifest {
  private final SparkSession spark;
  private final DatasetStore store;
  private final DatasetManifest base;
  private final BuildRequest request;
  private final Optional<ImmatureLabels> immature;

  /**
   * The manifest of a correction.
   *
   * @param immature those of all present labels, whoever's they are
   */
  CorrectedManifest(
      SparkSession spark,
      DatasetStore store,
      DatasetManifest base,
      BuildRequest request,
      Optional<ImmatureLabels> immature) {
    this.spark = spark;
    this.store = store;
    this.base = base;
    this.request = request;
    this.immature = immature;
  }

  /**
   * The manifest of the next version.
   *
   * @param parts affected windows, in the order of time
   * @param totals what was assembled from the present inputs
   * @throws dev.hindcast.error.HindcastException GATE_FAILED
   */
  DatasetManifest of(List<WindowPart> parts, BuildTotals totals) {
    DatasetDefinition definition = request.definition().definition();
    List<PublishedWindow> windows = new ArrayList<>();
    List<PublishedFile> files = new ArrayList<>();
    Map<LabelWindow, Map<String, long[]>> greatest = greatest(parts);
    for (WindowPart part : parts) {
      files.addAll(part.staying());
      part.written().forEach(file -> files.add(published(file)));
      windows.add(
          part.after(
              request.buildId(), request.knowledgeTimeMicros(), greatest.get(part.window())));
    }
    GateChecks gates = gates(windows, parts, totals);
    gates.failIfBlocked(base.dataset(), totals.rejected());
    BuildProvenance provenance =
        new BuildProvenance(
            request.createdAtMicros(),
            request.engineVersion(),
            request.fingerprint(),
            request.knowledgeTimeMicros(),
            request.sourceSnapshots(),
            totals.inputCounts(),
            totals.rejected(),
            gates.results(),
            SplitChecks.check(definition, totals),
            totals.users(),
            request.columns(),
            Confirmation.arrivals(base, DatasetBuild.recorded(request)));
    return VersionPlan.of(base.dataset(), Optional.of(base), ranges(windows), base.fingerprint())
        .confirmed(request.buildId(), window -> judged(window, provenance))
        .manifest(
            new BuiltPart(
                base.dataset(),
                request.reason(),
                request.buildId(),
                Knowledge.of(definition.knowledge()),
                definitionTree(),
                base.schema(),
                base.sequences(),
                definition.output().splits().map(PublishedSplit::of).orElse(List.of()),
                windows.stream().map(window -> corrected(window, provenance)).toList(),
                files,
                provenance));
  }

  /** The manifest of the next version if no row changes. */
  DatasetManifest confirmation() {
    BuildProvenance provenance =
        new BuildProvenance(
            request.createdAtMicros(),
            request.engineVersion(),
            request.fingerprint(),
            request.knowledgeTimeMicros(),
            request.sourceSnapshots(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            UserStatistics.NONE,
            request.columns(),
            Confirmation.arrivals(base, DatasetBuild.recorded(request)));
    return Confirmation.manifest(
        base, request.buildId(), provenance, window -> judged(window, provenance));
  }

  /** A window that the correction found equal. */
  private PublishedWindow judged(PublishedWindow window, BuildProvenance provenance) {
    return rule().judged(window, provenance, immatureUntilMicros(window.window()));
  }

  /** A window that the correction wrote. */
  private PublishedWindow corrected(PublishedWindow window, BuildProvenance provenance) {
    return rule()
        .judge(window.window(), provenance, immatureUntilMicros(window.window()), true)
        .map(window::with)
        .orElse(window);
  }

  private CompletenessRule rule() {
    return CompletenessRule.of(request.definition().definition());
  }

  private Long immatureUntilMicros(LabelWindow window) {
    return immature
        .filter(labels -> labels.mayBeOf(window))
        .map(ImmatureLabels::untilMicros)
        .orElse(null);
  }

  private GateChecks gates(
      List<PublishedWindow> windows, List<WindowPart> parts, BuildTotals totals) {
    GateChecks gates = new GateChecks(request.definition().definition().gates());
    totals
        .counts()
        .forEach(
            (input, of) ->
                gates.rejectedShare(
                    input, of.rejectedRows() - of.erasedRows(), totals.acceptedRows(input)));
    long rows = windows.stream().mapToLong(PublishedWindow::rows).sum();
    gates.rows(rows);
    for (String sequence : base.statistics().keySet()) {
      gates.emptyShare(
          sequence,
          windows.stream()
              .map(window -> window.statistics().get(sequence))
              .reduce(SequenceStatistics.EMPTY, SequenceStatistics::plus)
              .emptyShare());
    }
    long before = parts.stream().mapToLong(part -> part.before().rows()).sum();
    return gates.rowChange(OptionalLong.of(before), rows).override(request.waivers().gates());
  }

  /** Greatest numbers of the rows of each window that stay. */
  private Map<LabelWindow, Map<String, long[]>> greatest(List<WindowPart> parts) {
    Map<LabelWindow, List<String>> asked = new HashMap<>();
    Map<LabelWindow, Map<String, long[]>> known = new HashMap<>();
    for (WindowPart part : parts) {
      if (part.needsGreatest()) {
        List<String> locations = new ArrayList<>();
        part.staying().forEach(file -> locations.add(store.files().uri(file.path())));
        part.copies().forEach(file -> locations.add(store.files().uri(path(file))));
        asked.put(part.window(), locations);
      } else {
        known.put(part.window(), part.greatestLeft());
      }
    }
    known.putAll(new GreatestNumbers(spark, base.schema()).ofEach(asked));
    return known;
  }

  private PublishedFile published(WrittenFile file) {
    return new PublishedFile(
        path(file),
        file.window(),
        file.sizeBytes(),
        file.rows(),
        file.sha256(),
        file.rowDigest(),
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        file.minUserHash(),
        file.maxUserHash());
  }

  private String path(WrittenFile file) {
    return store.layout().dataFolder(request.buildId()) + "/" + file.path();
  }

  private JsonNode definitionTree() {
    try {
      return new ObjectMapper().readTree(request.definition().redactedJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the redacted definition is no JSON", e);
    }
  }

  private static List<LabelWindow> ranges(List<PublishedWindow> windows) {
    return windows.stream().map(PublishedWindow::window).toList();
  }
}
