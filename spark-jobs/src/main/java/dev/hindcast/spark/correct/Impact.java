/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.diff.VersionDiff;
import dev.hindcast.spark.diff.WindowDiffs;
import dev.hindcast.spark.publish.BuildFolders;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Says what a correction changes: labels by window, and events by cause. */
final class Impact {
  private final SparkSession spark;
  private final DatasetStore store;
  private final DatasetManifest base;
  private final BuildRequest request;
  private Map<LabelWindow, Long> labels = Map.of();

  Impact(SparkSession spark, DatasetStore store, DatasetManifest base, BuildRequest request) {
    this.spark = spark;
    this.store = store;
    this.base = base;
    this.request = request;
  }

  /**
   * The impact on the windows with touched labels.
   *
   * @param corrected the corrected version, or the base if nothing is affected
   */
  ObjectNode of(List<WindowPart> parts, DatasetManifest corrected, BuildFolders folders) {
    List<WindowPart> affected = parts.stream().filter(WindowPart::isAffected).toList();
    List<String> was = affected.stream().flatMap(part -> part.earlierRows().stream()).toList();
    List<String> is =
        affected.stream().flatMap(part -> part.presentRows(folders.data()).stream()).toList();
    WindowDiffs diffs =
        new VersionDiff(spark, store, base, corrected).summed(was, is, request.windows());
    labels = new TreeMap<>();
    affected.forEach(part -> labels.put(part.window(), diffs.labels(part.window())));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("touchedLabels", parts.stream().mapToLong(Impact::touched).sum());
    json.put("affectedLabels", diffs.labels());
    json.put("affectedWindows", affected.size());
    json.put("windowsOfVersion", base.windows().size());
    json.put("carriedRows", carriedRows(corrected, affected));
    ArrayNode windows = json.putArray("windows");
    for (WindowPart part : parts) {
      windows
          .addObject()
          .put("from", Micros.text(part.window().fromMicros()))
          .put("to", Micros.text(part.window().toMicros()))
          .put("rows", part.before().rows())
          .put("touchedLabels", touched(part))
          .put("affectedLabels", diffs.labels(part.window()));
    }
    json.set("rows", diffs.summary().json());
    return json;
  }

  /** The affected labels of each affected window, once the impact is known. */
  Map<LabelWindow, Long> affectedRows() {
    return labels;
  }

  private static long touched(WindowPart part) {
    return Math.max(part.removedRows(), part.now().rows(part.window()));
  }

  /** Rows that are as they were, assembled again or not. */
  private static long carriedRows(DatasetManifest corrected, List<WindowPart> affected) {
    return corrected.rows()
        - affected.stream().mapToLong(part -> part.now().rows(part.window())).sum();
  }
}
