/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.time.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/** Resolves everything that a correction needs, before any work starts. */
record CorrectionPlanner(Surroundings surroundings, Configuration hadoop) {
  private static final String REASON = "correction";

  /**
   * Plans the correction of all label windows of a version.
   *
   * @param since the version's number, tag or {@code vN}; empty for the latest
   * @param knowledgeTime as given on the command line, UTC microseconds
   * @param gates that need not be passed
   * @throws HindcastException DATASET_MISSING, DEFINITION_INVALID if the version has another
   *     definition, COMMAND_LINE_INVALID if a version that is not the latest would be published
   */
  PlannedBuild plan(
      ParsedDefinition parsed,
      Optional<String> since,
      OptionalLong knowledgeTime,
      List<String> gates,
      boolean isDryRun) {
    DatasetDefinition definition = parsed.definition();
    DatasetStore store = DatasetStores.open(definition.path(), definition.name(), hadoop);
    DatasetManifest latest = DatasetVersions.show(store, OptionalInt.empty()).manifest();
    DatasetManifest base = since.map(name -> named(store, name)).orElse(latest);
    check(base, latest, parsed, isDryRun);
    Instant now = surroundings.clock().instant();
    List<LabelWindow> windows = base.windows().stream().map(PublishedWindow::window).toList();
    SourcePins pins = pins(definition);
    BuildRequest request =
        new BuildRequest(
            BuildIds.at(now, surroundings.random().getAsInt()),
            Micros.ofInstant(now),
            EngineVersion.text(),
            parsed,
            windows.get(0).fromMicros(),
            windows.get(windows.size() - 1).toMicros(),
            windows,
            knowledgeTime.isPresent()
                ? knowledgeTime.getAsLong()
                : parsed.knowledgeTimeMicros().orElse(Micros.ofInstant(now)),
            pins.snapshots(),
            pins.columns(),
            base.version(),
            REASON,
            new BuildWaivers(false, gates),
            new Erasures(store).users());
    VersionPlan version =
        VersionPlan.of(definition.name(), Optional.of(base), windows, parsed.fingerprint());
    return new PlannedBuild(request, pins, version, store, pins.warnings());
  }

  private static DatasetManifest named(DatasetStore store, String name) {
    String version = name.matches("\\d+") ? "v" + name : name;
    DatasetReference reference = DatasetReference.parse(store.layout().root() + "@" + version);
    return DatasetVersions.show(store, reference.versionIn(store)).manifest();
  }

  private static void check(
      DatasetManifest base, DatasetManifest latest, ParsedDefinition parsed, boolean isDryRun) {
    if (!base.fingerprint().equals(parsed.fingerprint())) {
      throw new HindcastException(
          ErrorCode.DEFINITION_INVALID,
          "Cannot correct version "
              + base.version()
              + " of dataset "
              + base.dataset()
              + ": the definition has changed since it was built, so that every row may be"
              + " another one. Build its label windows again with hindcast build, or give the"
              + " definition that it was built from.");
    }
    if (base.windows().isEmpty()) {
      throw new HindcastException(
          ErrorCode.DATASET_MISSING,
          "Cannot correct version "
              + base.version()
              + " of dataset "
              + base.dataset()
              + ": it has no label windows. Build some with hindcast build.");
    }
    if (base.version() != latest.version() && !isDryRun) {
      throw new HindcastException(
          ErrorCode.COMMAND_LINE_INVALID,
          "Cannot publish a correction of version "
              + base.version()
              + " of dataset "
              + base.dataset()
              + ": version "
              + latest.version()
              + " came after it. Correct the latest version, or see with --dry-run what has changed"
              + " since, or make version "
              + base.version()
              + " the latest again with hindcast versions rollback.");
    }
  }

  private static SourcePins pins(DatasetDefinition definition) {
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.catalogs())) {
      return SourcePins.take(definition, catalogs);
    }
  }
}
