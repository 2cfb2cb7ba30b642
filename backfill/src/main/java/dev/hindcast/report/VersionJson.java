/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.CheckedStatement;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasureMark;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.dataset.VersionSummary;
import dev.hindcast.dataset.WindowStates;
import dev.hindcast.store.DatasetLayout;
import dev.hindcast.store.ListedFile;
import dev.hindcast.store.ListedVersion;
import dev.hindcast.store.VersionTags;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Dataset versions for programs. */
public final class VersionJson {
  private VersionJson() {}

  /** The versions of a dataset, in their order, with their names. */
  public static String list(
      DatasetLayout layout, List<ListedVersion> listed, SortedMap<String, Integer> tags) {
    ObjectNode json = dataset(layout);
    var versions = json.putArray("versions");
    for (ListedVersion version : listed) {
      ObjectNode entry = versions.addObject().put("version", version.version());
      version.summary().ifPresent(summary -> summary(entry, summary));
      version.problem().ifPresent(problem -> entry.put("problem", problem));
      VersionTags.of(version.version(), tags).forEach(entry.putArray("tags")::add);
    }
    return json.toPrettyString();
  }

  private static void summary(ObjectNode json, VersionSummary version) {
    json.put("parentVersion", version.parentVersion());
    json.put("reason", version.reason());
    json.put("buildId", version.buildId());
    json.put("createdAt", Micros.text(version.createdAtMicros()));
    json.put("knowledgeTime", Micros.text(version.knowledgeTimeMicros()));
    version.fromMicros().ifPresent(micros -> json.put("from", Micros.text(micros)));
    version.toMicros().ifPresent(micros -> json.put("to", Micros.text(micros)));
    json.put("windows", version.windows());
    states(json.putObject("windowStates"), version.states());
    json.put("rows", version.rows());
    json.put("files", version.files());
    json.put("sizeBytes", version.sizeBytes());
  }

  private static void states(ObjectNode json, WindowStates states) {
    json.put("settled", states.settled());
    json.put("correctedSettled", states.corrected());
    json.put("correctedNotSettled", states.open());
    json.put("provisional", states.provisional());
    json.put("notJudged", states.unjudged());
  }

  /** Files of settled windows, and the windows that are left out. */
  public static String settledFiles(
      DatasetLayout layout, List<ListedFile> listed, List<PublishedWindow> leftOut) {
    ObjectNode json = filesNode(layout, listed);
    var windows = json.putArray("leftOut");
    for (PublishedWindow window : leftOut) {
      ObjectNode entry =
          windows
              .addObject()
              .put("from", Micros.text(window.fromMicros()))
              .put("to", Micros.text(window.toMicros()));
      if (window.completeness() != null) {
        entry.put("state", window.completeness().state().text());
        entry.put("settledShare", window.completeness().settledShare());
      }
    }
    return json.toPrettyString();
  }

  /** The files of a version, in the order of window and path. */
  public static String files(DatasetLayout layout, List<ListedFile> listed) {
    return filesNode(layout, listed).toPrettyString();
  }

  private static ObjectNode filesNode(DatasetLayout layout, List<ListedFile> listed) {
    ObjectNode json = dataset(layout);
    var files = json.putArray("files");
    for (ListedFile entry : listed) {
      PublishedFile file = entry.file();
      files
          .addObject()
          .put("path", entry.location())
          .put("windowFrom", Micros.text(file.windowFromMicros()))
          .put("windowTo", Micros.text(file.windowToMicros()))
          .put("sizeBytes", file.sizeBytes())
          .put("rows", file.rows())
          .put("sha256", file.sha256());
    }
    return json;
  }

  static void fields(ObjectNode json, DatasetManifest manifest) {
    json.put("dataset", manifest.dataset());
    json.put("version", manifest.version());
    json.put("parentVersion", manifest.parentVersion());
    json.put("reason", manifest.reason());
    json.put("buildId", manifest.buildId());
    json.put("createdAt", Micros.text(manifest.createdAtMicros()));
    json.put("knowledgePolicy", manifest.knowledge().policy());
    json.put("knowledgeTime", Micros.text(manifest.build().knowledgeTimeMicros()));
    json.put("fingerprint", manifest.fingerprint());
    json.put("windows", manifest.windows().size());
    json.put("rows", manifest.rows());
    json.put("files", manifest.files().size());
    json.put("sizeBytes", manifest.sizeBytes());
    json.put("rowDigest", manifest.rowDigest().toString());
    if (!manifest.erasures().isEmpty()) {
      var erasures = json.putArray("erasures");
      for (ErasureMark mark : manifest.erasures()) {
        erasures
            .addObject()
            .put("id", mark.id())
            .put("at", Micros.text(mark.atMicros()))
            .put("rowsErased", mark.rowsErased());
      }
    }
  }

  /** Rejected rows by input and reason, and the lengths of the sequences. */
  static void counts(ObjectNode json, DatasetManifest manifest) {
    ObjectNode rejected = json.putObject("rejected");
    manifest
        .build()
        .rejected()
        .forEach(
            (input, reasons) -> {
              ObjectNode rows = rejected.putObject(input);
              reasons.forEach(rows::put);
            });
    splits(json, manifest);
    ObjectNode sequences = json.putObject("sequences");
    manifest
        .statistics()
        .forEach((name, statistics) -> sequence(sequences.putObject(name), statistics));
  }

  private static void splits(ObjectNode json, DatasetManifest manifest) {
    ObjectNode labels = json.putObject("labels");
    manifest.build().inputCounts().getOrDefault("labels", Map.of()).forEach(labels::put);
    ObjectNode splits = json.putObject("splits");
    manifest.splits().forEach(split -> splits.put(split.name(), split.rows()));
    manifest.rowsWithoutSplit().forEach(json.putObject("rowsWithoutSplit")::put);
    var statements = json.putArray("statements");
    for (CheckedStatement statement : manifest.build().statements()) {
      statements
          .addObject()
          .put("statement", statement.statement())
          .put("checked", statement.checked())
          .put("found", statement.found());
    }
  }

  private static void sequence(ObjectNode json, SequenceStatistics statistics) {
    json.put("events", statistics.events());
    json.put("meanLength", statistics.rows() == 0 ? 0 : mean(statistics));
    json.put("longest", statistics.longest());
    json.put("emptyShare", statistics.emptyShare());
    json.put("truncatedShare", statistics.truncatedShare());
  }

  private static double mean(SequenceStatistics statistics) {
    return (double) statistics.events() / statistics.rows();
  }

  static ObjectNode dataset(DatasetLayout layout) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("dataset", layout.name())
        .put("path", layout.root());
  }
}
