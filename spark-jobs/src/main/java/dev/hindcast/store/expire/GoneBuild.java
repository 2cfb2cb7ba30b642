/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import dev.hindcast.dataset.SourceSnapshot;
import java.util.List;
import java.util.Objects;

/**
 * A build of which no version is left.
 *
 * @param sourceSnapshots what it read; empty if that is not known
 */
public record GoneBuild(String dataset, String buildId, List<SourceSnapshot> sourceSnapshots) {
  /** The tags that were made on its source snapshots, each with its table. */
  List<String> tags() {
    return sourceSnapshots.stream()
        .filter(pin -> pin.snapshotId() != SourceSnapshot.NONE)
        .map(pin -> "hindcast." + dataset + "." + buildId + " of " + pin.table())
        .toList();
  }

  /** Lets go of the source snapshots that were kept for a build. */
  public interface Release {
    /** Does it, and says what could not be done. */
    List<String> of(GoneBuild build);
  }

  public GoneBuild {
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(buildId, "buildId");
    sourceSnapshots = List.copyOf(sourceSnapshots);
  }
}
