/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Manifests and their parts with one component exchanged. */
final class ManifestParts {
  private ManifestParts() {}

  static PublishedFile with(PublishedFile file, Map<String, JsonNode> unknownFields) {
    return new PublishedFile(
        file.path(),
        file.windowFromMicros(),
        file.windowToMicros(),
        file.sizeBytes(),
        file.rows(),
        file.sha256(),
        file.rowDigest(),
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        file.minUserHash(),
        file.maxUserHash(),
        unknownFields);
  }

  static PublishedFile withRows(PublishedFile file, long rows) {
    return file(file, file.path(), rows, file.rowDigest());
  }

  static PublishedFile withPath(PublishedFile file, String path) {
    return file(file, path, file.rows(), file.rowDigest());
  }

  static PublishedFile withDigest(PublishedFile file, RowDigest digest) {
    return file(file, file.path(), file.rows(), digest);
  }

  static DatasetManifest withFiles(DatasetManifest manifest, List<PublishedFile> files) {
    return manifest(
        manifest,
        manifest.schema(),
        manifest.statistics(),
        manifest.windows(),
        files,
        manifest.builds());
  }

  static DatasetManifest withWindows(DatasetManifest manifest, List<PublishedWindow> windows) {
    return manifest(
        manifest,
        manifest.schema(),
        manifest.statistics(),
        windows,
        manifest.files(),
        manifest.builds());
  }

  static DatasetManifest withDefinition(DatasetManifest manifest, JsonNode definition) {
    return new DatasetManifest(
        manifest.formatVersion(),
        manifest.dataset(),
        manifest.version(),
        manifest.parentVersion(),
        manifest.reason(),
        manifest.buildId(),
        manifest.createdAtMicros(),
        manifest.engineVersion(),
        manifest.fingerprint(),
        manifest.knowledge(),
        definition,
        manifest.schema(),
        manifest.lastFieldId(),
        manifest.schemaChanges(),
        manifest.sequences(),
        manifest.statistics(),
        manifest.splits(),
        manifest.rowsWithoutSplit(),
        manifest.rowsAgainstParent(),
        manifest.erasures(),
        manifest.windows(),
        manifest.files(),
        manifest.builds(),
        manifest.unknownFields());
  }

  static DatasetManifest withSchema(DatasetManifest manifest, List<OutputColumn> schema) {
    return manifest(
        manifest,
        schema,
        manifest.statistics(),
        manifest.windows(),
        manifest.files(),
        manifest.builds());
  }

  static DatasetManifest withStatistics(
      DatasetManifest manifest, Map<String, SequenceStatistics> statistics) {
    return manifest(
        manifest,
        manifest.schema(),
        statistics,
        manifest.windows(),
        manifest.files(),
        manifest.builds());
  }

  static DatasetManifest withBuilds(DatasetManifest manifest, Map<String, BuildProvenance> builds) {
    return manifest(
        manifest,
        manifest.schema(),
        manifest.statistics(),
        manifest.windows(),
        manifest.files(),
        builds);
  }

  private static PublishedFile file(PublishedFile file, String path, long rows, RowDigest digest) {
    return new PublishedFile(
        path,
        file.window(),
        file.sizeBytes(),
        rows,
        file.sha256(),
        digest,
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        file.minUserHash(),
        file.maxUserHash());
  }

  private static DatasetManifest manifest(
      DatasetManifest from,
      List<OutputColumn> schema,
      Map<String, SequenceStatistics> statistics,
      List<PublishedWindow> windows,
      List<PublishedFile> files,
      Map<String, BuildProvenance> builds) {
    return new DatasetManifest(
        from.formatVersion(),
        from.dataset(),
        from.version(),
        from.parentVersion(),
        from.reason(),
        from.buildId(),
        from.createdAtMicros(),
        from.engineVersion(),
        from.fingerprint(),
        from.knowledge(),
        from.definition(),
        schema,
        from.lastFieldId(),
        from.schemaChanges(),
        from.sequences(),
        statistics,
        from.splits(),
        from.rowsWithoutSplit(),
        from.rowsAgainstParent(),
        from.erasures(),
        windows,
        files,
        builds,
        from.unknownFields());
  }

  static BuiltPart withSchema(BuiltPart part, List<OutputColumn> schema) {
    return withSchema(part, schema, part.sequences());
  }

  static BuiltPart withSchema(
      BuiltPart part, List<OutputColumn> schema, List<OutputSequence> sequences) {
    return new BuiltPart(
        part.dataset(),
        part.reason(),
        part.buildId(),
        part.knowledge(),
        part.definition(),
        schema,
        sequences,
        part.splits(),
        part.windows(),
        part.files(),
        part.provenance());
  }
}
