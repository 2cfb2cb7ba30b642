/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import java.util.List;
import java.util.Map;

/** Carries the definition of a version to a job that asks questions about it. */
record VersionRequest(DatasetManifest manifest) {
  /**
   * A request with the version's inputs; it is not for building.
   *
   * @throws HindcastException DEFINITION_INVALID if the definition would give other rows
   */
  BuildRequest of(ParsedDefinition definition) {
    if (!definition.fingerprint().equals(manifest.fingerprint())) {
      throw new HindcastException(
          ErrorCode.DEFINITION_INVALID,
          "Cannot use the definition of dataset "
              + manifest.dataset()
              + "@v"
              + manifest.version()
              + " with what is laid over it: it would give other rows than the version has. Lay"
              + " over it only how to reach the catalogs.");
    }
    return unchecked(definition);
  }

  /** A request with a definition that may be another one; it is not for building. */
  BuildRequest unchecked(ParsedDefinition definition) {
    BuildProvenance build = manifest.build();
    LabelWindow window =
        manifest.windows().isEmpty() ? new LabelWindow(0, 1) : manifest.windows().get(0).window();
    return new BuildRequest(
        manifest.buildId(),
        build.createdAtMicros(),
        build.engineVersion(),
        definition,
        window.fromMicros(),
        window.toMicros(),
        List.of(window),
        build.knowledgeTimeMicros(),
        build.sourceSnapshots(),
        Map.of(),
        0,
        "explain",
        BuildWaivers.NONE);
  }
}
