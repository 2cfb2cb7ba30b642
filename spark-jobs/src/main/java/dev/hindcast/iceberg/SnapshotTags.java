/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keeps the source snapshots of a build from being expired, by an Iceberg tag {@code
 * hindcast.<dataset>.<build id>} on each. A catalog that does not let that happen does not stop
 * anything: what could not be done is told.
 */
public record SnapshotTags(SourceCatalogs catalogs, String dataset, String buildId) {
  private interface Step {
    void of(SourceSnapshot pin);
  }

  public SnapshotTags {
    Objects.requireNonNull(catalogs, "catalogs");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(buildId, "buildId");
  }

  /** Name of the tags. */
  public String name() {
    return "hindcast." + dataset + "." + buildId;
  }

  /** Tags every pinned snapshot; returns a warning for each that was not. */
  public List<String> create(List<SourceSnapshot> pins) {
    return each(
        pins,
        pin -> catalogs.tag(pin, name()),
        " is not kept from being expired. The build does not need that, but once the snapshot is"
            + " gone nobody can rebuild or explain the version. Let the catalog's user change"
            + " tables, or set output.pin-sources = false.");
  }

  /** Takes the tags away; returns a warning for each that stays. */
  public List<String> remove(List<SourceSnapshot> pins) {
    return each(
        pins,
        pin -> catalogs.untag(pin, name()),
        " keeps its tag "
            + name()
            + ". Drop the tag, or run the command again once the catalog"
            + " answers.");
  }

  private static List<String> each(List<SourceSnapshot> pins, Step step, String failed) {
    List<String> warnings = new ArrayList<>();
    for (SourceSnapshot pin : pins) {
      if (pin.snapshotId() != SourceSnapshot.NONE) {
        try {
          step.of(pin);
        } catch (HindcastException e) {
          warnings.add(
              "Snapshot "
                  + pin.snapshotId()
                  + " of table "
                  + pin.table()
                  + failed
                  + " Why: "
                  + e.getMessage());
        }
      }
    }
    return warnings;
  }
}
