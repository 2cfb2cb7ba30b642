/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A new version that holds what an earlier one held: its windows, files, builds, definition and
 * columns. Nothing is built, and the versions between stay.
 */
public final class Rollback {
  /** Why such a version was made. */
  public static final String REASON = "rollback";

  private Rollback() {}

  /**
   * The manifest of the version after the latest.
   *
   * @param target the version that is to be had again
   * @param latest the parent of the new version
   * @param buildId new; it writes no files
   * @param createdAtMicros UTC
   */
  public static DatasetManifest manifest(
      DatasetManifest target,
      DatasetManifest latest,
      String buildId,
      long createdAtMicros,
      String engineVersion) {
    Checks.require(
        target.dataset().equals(latest.dataset()) && target.version() < latest.version(),
        "version " + target.version() + " is not before version " + latest.version());
    ObjectNode json = ManifestMapper.MAPPER.valueToTree(target);
    ObjectNode made = ManifestMapper.MAPPER.createObjectNode();
    made.put("createdAt", IsoMicros.Writer.text(createdAtMicros))
        .put("engineVersion", engineVersion);
    json.put("version", latest.version() + 1);
    json.put("parentVersion", latest.version());
    json.put("reason", REASON);
    json.put("buildId", buildId);
    json.setAll(made);
    json.put("lastFieldId", Math.max(latest.greatestFieldId(), target.greatestFieldId()));
    json.remove("schemaChanges");
    json.remove("erasures");
    List<SchemaChange> changes =
        SchemaHistory.of(latest).evolve(target.schema(), target.sequences()).changes();
    if (!changes.isEmpty()) {
      json.set("schemaChanges", ManifestMapper.MAPPER.valueToTree(changes));
    }
    ObjectNode builds = (ObjectNode) json.get("builds");
    ObjectNode own = builds.get(target.buildId()).deepCopy();
    Set<String> named =
        target.windows().stream().flatMap(PublishedWindow::buildIds).collect(Collectors.toSet());
    builds.retain(named);
    builds.set(buildId, own.setAll(made));
    try {
      return ManifestMapper.MAPPER.treeToValue(json, DatasetManifest.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a manifest made of another one", e);
    }
  }
}
