/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.RangeOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/** Resolves everything that a build needs, before any work starts. */
record BuildPlanner(Surroundings surroundings, String reason) {
  /** A planner of ordinary builds. */
  BuildPlanner(Surroundings surroundings) {
    this(surroundings, "build");
  }

  /**
   * Plans the build of a range of label times.
   *
   * @param hadoop how the dataset's storage is reached
   */
  PlannedBuild plan(
      ParsedDefinition parsed, RangeOptions range, BuildWaivers waivers, Configuration hadoop) {
    DatasetDefinition definition = parsed.definition();
    Instant now = surroundings.clock().instant();
    long knowledgeTimeMicros =
        firstOf(range.knowledgeTimeMicros(), parsed.knowledgeTimeMicros())
            .orElse(Micros.ofInstant(now));
    List<LabelWindow> windows = LabelRange.windows(definition, range);
    LabelRange.checkKnowable(definition, windows, knowledgeTimeMicros);
    DatasetStore store = DatasetStores.open(definition.path(), definition.name(), hadoop);
    Optional<DatasetManifest> parent = parent(store);
    VersionPlan version = VersionPlan.of(definition.name(), parent, windows, parsed.fingerprint());
    SourcePins pins = pins(definition);
    List<String> warnings = new ArrayList<>(pins.warnings());
    if (knowledgeTimeMicros > Micros.ofInstant(now)) {
      warnings.add(LabelRange.knowledgeInFuture(knowledgeTimeMicros));
    }
    BuildRequest request =
        request(
                parsed,
                windows,
                knowledgeTimeMicros,
                pins.snapshots(),
                pins.columns(),
                version.parentVersion(),
                waivers,
                now)
            .without(new Erasures(store).users());
    return new PlannedBuild(request, pins, version, store, warnings);
  }

  /** A request over one window, by which a definition can be checked; it is not for building. */
  BuildRequest forCheck(ParsedDefinition parsed) {
    SourcePins pins = pins(parsed.definition());
    return oneWindow(parsed, pins.snapshots(), pins.columns());
  }

  /** A request that pins nothing, by which the examples of a definition can be run. */
  BuildRequest withoutTables(ParsedDefinition parsed) {
    List<SourceSnapshot> snapshots = new ArrayList<>();
    for (String table : SourcePins.tablesOf(parsed.definition())) {
      String catalog = table.substring(0, table.indexOf('.'));
      snapshots.add(
          new SourceSnapshot(catalog, table, "unreachable", SourceSnapshot.NONE, 0, 0, 0));
    }
    return oneWindow(parsed, snapshots, Map.of());
  }

  private BuildRequest oneWindow(
      ParsedDefinition parsed,
      List<SourceSnapshot> snapshots,
      Map<String, Map<String, Integer>> columns) {
    Instant now = surroundings.clock().instant();
    long nowMicros = Micros.ofInstant(now);
    long lengthMicros = parsed.definition().output().windowMicros();
    List<LabelWindow> windows = List.of(new LabelWindow(nowMicros - lengthMicros, nowMicros));
    return request(parsed, windows, nowMicros, snapshots, columns, 0, BuildWaivers.NONE, now);
  }

  private BuildRequest request(
      ParsedDefinition parsed,
      List<LabelWindow> windows,
      long knowledgeTimeMicros,
      List<SourceSnapshot> snapshots,
      Map<String, Map<String, Integer>> columns,
      int parentVersion,
      BuildWaivers waivers,
      Instant now) {
    return new BuildRequest(
        BuildIds.at(now, surroundings.random().getAsInt()),
        Micros.ofInstant(now),
        EngineVersion.text(),
        parsed,
        windows.get(0).fromMicros(),
        windows.get(windows.size() - 1).toMicros(),
        windows,
        knowledgeTimeMicros,
        snapshots,
        columns,
        parentVersion,
        reason,
        waivers);
  }

  private static SourcePins pins(DatasetDefinition definition) {
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.catalogs())) {
      return SourcePins.take(definition, catalogs);
    }
  }

  private static Optional<DatasetManifest> parent(DatasetStore store) {
    OptionalInt latest = store.latest();
    return latest.isPresent() ? Optional.of(store.load(latest.getAsInt())) : Optional.empty();
  }

  private static OptionalLong firstOf(OptionalLong first, OptionalLong second) {
    return first.isPresent() ? first : second;
  }
}
