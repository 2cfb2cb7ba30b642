/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.BuiltPart;
import dev.hindcast.dataset.BuiltParts;
import dev.hindcast.dataset.CompletenessRule;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.GateChecks;
import dev.hindcast.dataset.UserStatistics;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.erase.Erasures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes one version of the parts of a backfill.
 *
 * @param plan with the definition and the engine that it is run with
 * @param run number of the run; it must still be the last one
 */
public record BackfillPublication(BackfillFolder folder, BackfillPlan plan, int run) {
  /**
   * Publishes. All parts are read and compared with what was written first. Data that the version
   * does not need is removed afterwards; what cannot be removed is left.
   *
   * @param overriddenGates names of gates that need not be passed
   * @param warnings hears what went wrong once the version was there
   * @throws dev.hindcast.error.HindcastException GATE_FAILED, BACKFILL_RUNNING if the run was taken
   *     over, STORAGE_FAILED also if a part is not whole, and what publishing throws
   */
  public DatasetManifest publish(List<String> overriddenGates, Consumer<String> warnings) {
    BuiltParts built = parts();
    BuildRequest request = plan.request();
    DatasetDefinition definition = request.definition().definition();
    DatasetStore store = folder.store();
    Optional<DatasetManifest> parent =
        request.parentVersion() == 0
            ? Optional.empty()
            : Optional.of(store.load(request.parentVersion()));
    VersionPlan version =
        VersionPlan.of(definition.name(), parent, plan.builtWindows(), request.fingerprint());
    GateChecks gates = built.measure(definition.gates(), version).override(overriddenGates);
    gates.failIfBlocked(definition.name(), built.rejected());
    BuildProvenance provenance =
        new BuildProvenance(
            request.createdAtMicros(),
            request.engineVersion(),
            request.fingerprint(),
            request.knowledgeTimeMicros(),
            request.sourceSnapshots(),
            built.inputCounts(),
            built.rejected(),
            gates.results(),
            built.statements(),
            UserStatistics.NONE,
            request.columns(),
            built.arrivals());
    DatasetManifest manifest =
        version.manifest(
            plan.planId(), provenance, built.judged(CompletenessRule.of(definition), provenance));
    folder.makeDurable(built.files());
    folder.runs().requireOwn(run);
    new Erasures(store).requireKnownTo(request);
    DatasetManifest published = store.publish(manifest).orThrow();
    try {
      folder.removeData(built.buildIds());
    } catch (HindcastException e) {
      warnings.accept(BackfillErrors.dataLeft(plan.planId(), published.version(), e));
    }
    return published;
  }

  private BuiltParts parts() {
    List<BuiltPart> parts = new ArrayList<>();
    for (int task = 1; task <= plan.tasks().size(); task++) {
      int number = task;
      parts.add(
          folder
              .part(task, plan.taskDigest(task))
              .orElseThrow(() -> BackfillErrors.partGone(plan.planId(), number))
              .part());
    }
    return new BuiltParts(parts);
  }
}
