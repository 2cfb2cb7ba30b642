/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * One dataset version in a line.
 *
 * @param windows how many label windows it has
 * @param states how complete they are
 * @param fromMicros first label time of its windows, UTC; empty without windows
 * @param toMicros end of its windows' label times, exclusive, UTC; empty without windows
 * @param sizeBytes of all files
 * @param shortFingerprint the first 12 hex digits of the fingerprint
 * @param knowledgeTimeMicros {@code K} of the build that made it, UTC; carried windows have theirs
 */
public record VersionSummary(
    int version,
    int parentVersion,
    long createdAtMicros,
    String reason,
    String buildId,
    long rows,
    int windows,
    WindowStates states,
    OptionalLong fromMicros,
    OptionalLong toMicros,
    int files,
    long sizeBytes,
    String shortFingerprint,
    long knowledgeTimeMicros) {
  public VersionSummary {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(buildId, "buildId");
    Objects.requireNonNull(states, "states");
    Objects.requireNonNull(fromMicros, "fromMicros");
    Objects.requireNonNull(toMicros, "toMicros");
    Objects.requireNonNull(shortFingerprint, "shortFingerprint");
  }

  public static VersionSummary of(DatasetManifest manifest) {
    return new VersionSummary(
        manifest.version(),
        manifest.parentVersion(),
        manifest.createdAtMicros(),
        manifest.reason(),
        manifest.buildId(),
        manifest.rows(),
        manifest.windows().size(),
        WindowStates.of(manifest.windows()),
        manifest.windows().stream().mapToLong(PublishedWindow::fromMicros).min(),
        manifest.windows().stream().mapToLong(PublishedWindow::toMicros).max(),
        manifest.files().size(),
        manifest.sizeBytes(),
        Refusals.shortened(manifest.fingerprint()),
        manifest.build().knowledgeTimeMicros());
  }
}
