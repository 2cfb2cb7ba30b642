/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.rebuild;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests by which label windows are assembled as an earlier build did: with its knowledge time
 * and its source snapshots.
 */
public final class ProvenanceRequests {
  private static final String REASON = "rebuild";

  private final ParsedDefinition definition;
  private final String scratchId;
  private final List<ErasedUsers> erased;

  /**
   * Requests of a definition.
   *
   * @param definition the version's own, with the secrets that its copy lacks
   * @param scratchId a build id that no build has
   * @param erased users that were erased since
   */
  public ProvenanceRequests(
      ParsedDefinition definition, String scratchId, List<ErasedUsers> erased) {
    this.erased = List.copyOf(erased);
    this.definition = definition;
    this.scratchId = scratchId;
  }

  /**
   * The request of some windows.
   *
   * @param windows ascending, without overlap
   * @throws dev.hindcast.error.HindcastException if a table or snapshot is not there any more
   */
  public BuildRequest of(List<LabelWindow> windows, BuildProvenance provenance) {
    return new BuildRequest(
        scratchId,
        provenance.createdAtMicros(),
        provenance.engineVersion(),
        definition,
        windows.get(0).fromMicros(),
        windows.get(windows.size() - 1).toMicros(),
        windows,
        provenance.knowledgeTimeMicros(),
        provenance.sourceSnapshots(),
        provenance.columns().isEmpty() ? columns(provenance) : provenance.columns(),
        0,
        REASON,
        BuildWaivers.NONE,
        erased);
  }

  /**
   * What the names of an early manifest, which does not say it, meant: the field ids that columns
   * of these names have in the pinned snapshots, whatever they are called now.
   */
  private Map<String, Map<String, Integer>> columns(BuildProvenance provenance) {
    Map<String, Map<String, Integer>> columns = new HashMap<>();
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.definition().catalogs())) {
      for (SourceSnapshot pin : provenance.sourceSnapshots()) {
        columns.put(pin.table(), catalogs.verify(pin).snapshotFieldIds());
      }
    }
    return columns;
  }
}
