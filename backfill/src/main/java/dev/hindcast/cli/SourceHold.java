/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.iceberg.SnapshotTags;
import dev.hindcast.iceberg.SourceCatalogs;
import java.util.List;

/** Keeps the source snapshots of builds from being expired, where the definition asks for it. */
record SourceHold(DatasetDefinition definition) {
  /** Takes hold of a build's snapshots; returns a warning for each that could not be held. */
  List<String> take(String buildId, List<SourceSnapshot> pins) {
    if (!definition.output().pinsSources()) {
      return List.of();
    }
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.catalogs())) {
      return new SnapshotTags(catalogs, definition.name(), buildId).create(pins);
    }
  }

  /**
   * Lets go of them, also if by now nothing would be held; returns a warning for each that could
   * not be let go.
   */
  List<String> letGo(String buildId, List<SourceSnapshot> pins) {
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.catalogs())) {
      return new SnapshotTags(catalogs, definition.name(), buildId).remove(pins);
    }
  }
}
