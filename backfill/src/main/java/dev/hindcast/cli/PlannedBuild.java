/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.store.DatasetStore;
import java.util.List;
import java.util.Objects;

/**
 * A build that was resolved and not yet run.
 *
 * @param warnings what a user should know first
 */
record PlannedBuild(
    BuildRequest request,
    SourcePins pins,
    VersionPlan version,
    DatasetStore store,
    List<String> warnings) {
  PlannedBuild {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(pins, "pins");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(store, "store");
    warnings = List.copyOf(warnings);
  }
}
