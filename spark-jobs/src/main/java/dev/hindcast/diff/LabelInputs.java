/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a label's row was made from in each of two versions.
 *
 * @param changedTables tables that were pinned at different snapshots
 * @param isOneDefinition whether the fingerprints are equal
 * @param isOneEngine whether one version of the project built both
 * @param beforeMicros knowledge time K of the earlier row, UTC; likewise of the later one
 */
record LabelInputs(
    List<String> changedTables,
    boolean isOneDefinition,
    boolean isOneEngine,
    long beforeMicros,
    long afterMicros) {
  LabelInputs {
    changedTables = List.copyOf(changedTables);
  }

  /** Whether rows depend on nothing that differs. */
  boolean areEqual() {
    return changedTables.isEmpty() && beforeMicros == afterMicros;
  }

  /** The inputs of label times that both versions have. */
  static LabelInputs of(
      DatasetManifest before, PublishedWindow was, DatasetManifest after, PublishedWindow is) {
    BuildProvenance old = before.builds().get(was.buildId());
    BuildProvenance young = after.builds().get(is.buildId());
    Map<String, SourceSnapshot> pinned = new HashMap<>();
    old.sourceSnapshots().forEach(pin -> pinned.put(pin.table(), pin));
    List<String> changed = new ArrayList<>();
    for (SourceSnapshot pin : young.sourceSnapshots()) {
      SourceSnapshot earlier = pinned.get(pin.table());
      if (earlier == null
          || earlier.snapshotId() != pin.snapshotId()
          || !earlier.tableUuid().equals(pin.tableUuid())) {
        changed.add(pin.table());
      }
    }
    return new LabelInputs(
        changed,
        before.fingerprint().equals(after.fingerprint()),
        old.engineVersion().equals(young.engineVersion()),
        was.knowledgeTimeMicros(),
        is.knowledgeTimeMicros());
  }

  /** The window of a version that has a label time. */
  static Optional<PublishedWindow> window(DatasetManifest manifest, long labelTimeMicros) {
    int low = 0;
    int high = manifest.windows().size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      LabelWindow window = manifest.windows().get(middle).window();
      if (window.contains(labelTimeMicros)) {
        return Optional.of(manifest.windows().get(middle));
      }
      if (window.fromMicros() > labelTimeMicros) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return Optional.empty();
  }
}
