/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import dev.hindcast.dataset.BuiltPart;
import dev.hindcast.dataset.CheckedStatement;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.GateChecks;
import dev.hindcast.dataset.GateResult;
import dev.hindcast.dataset.InputArrivals;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.assemble.TaskResult;
import dev.hindcast.spark.ingest.LabelCounts;
import dev.hindcast.spark.row.OutputShape;
import dev.hindcast.store.DatasetLayout;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.erase.Erasures;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the tasks of a build made into a published version, or into nothing at all. */
public final class VersionPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(VersionPublisher.class);

  private final BuildRequest request;
  private final DatasetDefinition definition;
  private final DatasetStore store;

  private VersionPublisher(BuildRequest request, DatasetStore store) {
    this.request = request;
    this.definition = request.definition().definition();
    this.store = store;
  }

  /**
   * A publisher for a request.
   *
   * @param hadoop how storages other than the local one are reached
   */
  public static VersionPublisher open(BuildRequest request, Configuration hadoop) {
    DatasetDefinition definition = request.definition().definition();
    return new VersionPublisher(
        request, DatasetStores.open(definition.path(), definition.name(), hadoop));
  }

  /**
   * Plans the next version.
   *
   * @throws HindcastException VERSION_CONFLICT if another version than the request's parent is the
   *     latest by now, STORE_UNSUPPORTED if its storage cannot publish
   */
  public VersionPlan plan() {
    return plan(request.windows());
  }

  /**
   * Plans the next version of which the request builds a part.
   *
   * @param windows that all parts build together
   * @throws HindcastException as {@link #plan()}
   */
  public VersionPlan plan(List<LabelWindow> windows) {
    OptionalInt latest = store.latest();
    int found = latest.orElse(0);
    if (found != request.parentVersion()) {
      throw new HindcastException(
          ErrorCode.VERSION_CONFLICT,
          "Cannot build version "
              + (request.parentVersion() + 1)
              + " of dataset "
              + definition.name()
              + ": its latest version is "
              + found
              + ", but the build was planned after version "
              + request.parentVersion()
              + ". Somebody else has published; plan the build again.");
    }
    new Erasures(store).requireKnownTo(request);
    store.checkPublishable(request.buildId());
    return VersionPlan.of(definition.name(), parent(), windows, request.fingerprint());
  }

  /** Where the tasks of the build write, as they are told. */
  public BuildFolders folders() {
    DatasetLayout layout = store.layout();
    return new BuildFolders(
        store.files().uri(layout.dataFolder(request.buildId())),
        store.files().uri(layout.buildFolder(request.buildId())));
  }

  /**
   * Removes the data files of a build that was not published, not even by an earlier attempt with
   * the same request, and its rejected rows if they may hold users who were erased meanwhile. What
   * cannot be removed is left: no later build uses its name.
   */
  public void discard() {
    if (mayBePublished()) {
      return;
    }
    discard(store.layout().dataFolder(request.buildId()));
    if (!new Erasures(store).unknownTo(request).isEmpty()) {
      discard(store.layout().buildFolder(request.buildId()) + "/quarantine");
      discard(store.layout().buildFolder(request.buildId()) + "/scratch");
    }
  }

  private void discard(String folder) {
    try {
      store.files().deleteFolder(folder);
    } catch (IOException e) {
      LOG.warn(
          "Cannot remove the unpublished files under {}: {}",
          store.files().location(folder),
          e.toString());
    }
  }

  /** Who cannot read whether it is leaves the files. */
  private boolean mayBePublished() {
    int version = request.parentVersion() + 1;
    try {
      return store.versions().contains(version)
          && store.load(version).builds().containsKey(request.buildId());
    } catch (HindcastException e) {
      return true;
    }
  }

  /**
   * The output columns with the field ids that they have in the planned version.
   *
   * @throws HindcastException SCHEMA_INCOMPATIBLE if they do not fit beside windows that are
   *     carried over, or break what reads the parent
   */
  public OutputShape evolved(VersionPlan plan, OutputShape shape) {
    Publication publication = new Publication(request, shape);
    Map<String, Integer> fieldIds = new HashMap<>();
    plan.evolve(publication.schema(), publication.sequences(), request.waivers().breakingChanges())
        .columns()
        .forEach(column -> fieldIds.put(column.name(), column.fieldId()));
    return shape.withFieldIds(fieldIds);
  }

  /**
   * Checks what was built and publishes it.
   *
   * @param labels the count before assembling
   * @param ofEnrichments counts of the rows of enrichments' tables
   * @param recorded until when the inputs were recorded, without their lateness
   */
  public DatasetManifest publish(
      VersionPlan plan,
      OutputShape shape,
      LabelCounts labels,
      Map<String, Map<String, Long>> ofEnrichments,
      Map<String, InputArrivals> recorded,
      List<TaskResult> results) {
    BuildTotals totals = checked(labels, ofEnrichments, results);
    List<CheckedStatement> statements = SplitChecks.check(definition, totals);
    GateChecks gates = measure(totals).override(request.waivers().gates());
    gates.failIfBlocked(definition.name(), totals.rejected());
    DatasetManifest manifest =
        plan.manifest(part(shape, totals, recorded, gates.results(), statements));
    new Erasures(store).requireKnownTo(request);
    return store.publish(manifest).orThrow();
  }

  /**
   * Checks what was built and describes it; gates are measured once all parts are there.
   *
   * @throws HindcastException REQUEST_OUTDATED if users were erased meanwhile
   */
  public BuiltPart stage(
      OutputShape shape,
      LabelCounts labels,
      Map<String, Map<String, Long>> ofEnrichments,
      Map<String, InputArrivals> recorded,
      List<TaskResult> results) {
    BuildTotals totals = checked(labels, ofEnrichments, results);
    // An erasure that begins after this removes the files itself.
    new Erasures(store).requireKnownTo(request);
    return part(shape, totals, recorded, List.of(), SplitChecks.check(definition, totals));
  }

  private BuildTotals checked(
      LabelCounts labels, Map<String, Map<String, Long>> ofEnrichments, List<TaskResult> results) {
    BuildTotals totals = BuildTotals.of(definition, labels, ofEnrichments, results);
    ResultChecks.check(definition.name(), labels, totals, results);
    return totals;
  }

  private BuiltPart part(
      OutputShape shape,
      BuildTotals totals,
      Map<String, InputArrivals> recorded,
      List<GateResult> gates,
      List<CheckedStatement> statements) {
    return new Publication(request, shape)
        .part(totals, recorded, gates, statements, store.layout().dataFolder(request.buildId()));
  }

  private GateChecks measure(BuildTotals totals) {
    GateChecks gates = new GateChecks(definition.gates());
    totals
        .counts()
        .forEach(
            (input, of) ->
                gates.rejectedShare(
                    input, of.rejectedRows() - of.erasedRows(), totals.acceptedRows(input)));
    gates.rows(totals.rows());
    totals
        .statistics()
        .forEach((sequence, statistics) -> gates.emptyShare(sequence, statistics.emptyShare()));
    return gates.rowChange(rowsBefore(), totals.rows());
  }

  /** Rows of the parent's windows that are built again; empty if there is none. */
  private OptionalLong rowsBefore() {
    List<PublishedWindow> rebuilt =
        parent().stream()
            .flatMap(parent -> parent.windows().stream())
            .filter(window -> request.windows().contains(window.window()))
            .toList();
    return rebuilt.size() == request.windows().size()
        ? OptionalLong.of(rebuilt.stream().mapToLong(PublishedWindow::rows).sum())
        : OptionalLong.empty();
  }

  private Optional<DatasetManifest> parent() {
    return request.parentVersion() == 0
        ? Optional.empty()
        : Optional.of(store.load(request.parentVersion()));
  }
}
