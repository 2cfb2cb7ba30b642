/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The next version of a dataset before it is built: which label windows are to be built, and which
 * ones of its parent it carries over with their files.
 *
 * @param version the number it will have
 * @param parentVersion 0 for none
 * @param windows to be built, in the order of time
 * @param carriedWindows of the parent, untouched
 * @param carriedFiles of those windows
 * @param carriedBuilds provenance of those windows by build id
 * @param parentSchema the parent's columns, of which those carried files have the same
 * @param replacedWindows of the parent, which the windows to be built replace
 */
public record VersionPlan(
    String dataset,
    int version,
    int parentVersion,
    String fingerprint,
    List<LabelWindow> windows,
    List<PublishedWindow> carriedWindows,
    List<PublishedFile> carriedFiles,
    Map<String, BuildProvenance> carriedBuilds,
    SchemaHistory parentSchema,
    List<PublishedWindow> replacedWindows) {
  public VersionPlan {
    Checks.datasetName(dataset);
    Checks.hash("fingerprint", fingerprint);
    windows = windows.stream().sorted().toList();
    carriedWindows = List.copyOf(carriedWindows);
    carriedFiles = List.copyOf(carriedFiles);
    carriedBuilds = Checks.sorted(carriedBuilds);
    Objects.requireNonNull(parentSchema, "parentSchema");
    replacedWindows = List.copyOf(replacedWindows);
    Checks.require(!windows.isEmpty(), "a version of " + dataset + " needs a label window");
    Coverage coverage = Coverage.of(windows);
    for (PublishedWindow carried : carriedWindows) {
      Checks.require(
          !coverage.touches(carried.window()),
          "label window " + carried.window() + " is carried over and to be built");
    }
  }

  /**
   * Plans the version after a parent.
   *
   * @param parent the latest version, empty if there is none
   * @param windows the label windows of the request
   * @param fingerprint of the request's definition
   * @throws HindcastException if windows of the parent would be carried over into another
   *     definition's version (SCHEMA_INCOMPATIBLE), or the request covers one of them only in part
   *     (COMMAND_LINE_INVALID)
   */
  public static VersionPlan of(
      String dataset,
      Optional<DatasetManifest> parent,
      List<LabelWindow> windows,
      String fingerprint) {
    if (parent.isEmpty()) {
      return new VersionPlan(
          dataset,
          1,
          0,
          fingerprint,
          windows,
          List.of(),
          List.of(),
          Map.of(),
          SchemaHistory.NONE,
          List.of());
    }
    DatasetManifest from = parent.get();
    Checks.require(
        from.dataset().equals(dataset),
        "the parent of a version of " + dataset + " is one of " + from.dataset());
    Coverage coverage = Coverage.of(windows);
    List<PublishedWindow> carried = new ArrayList<>();
    List<LabelWindow> cut = new ArrayList<>();
    for (PublishedWindow window : from.windows()) {
      if (!coverage.touches(window.window())) {
        carried.add(window);
      } else if (!coverage.covers(window.window())) {
        cut.add(window.window());
      }
    }
    if (!cut.isEmpty()) {
      throw Refusals.cutWindows(from, coverage, cut);
    }
    if (!carried.isEmpty() && !from.fingerprint().equals(fingerprint)) {
      throw Refusals.otherDefinition(from, fingerprint, coverage, carried);
    }
    return carrying(from, windows, fingerprint, carried);
  }

  private static VersionPlan carrying(
      DatasetManifest parent,
      List<LabelWindow> windows,
      String fingerprint,
      List<PublishedWindow> carried) {
    Set<LabelWindow> ranges = new HashSet<>();
    Map<String, BuildProvenance> builds = new TreeMap<>();
    for (PublishedWindow window : carried) {
      ranges.add(window.window());
      window.buildIds().forEach(id -> builds.put(id, parent.builds().get(id)));
    }
    return new VersionPlan(
        parent.dataset(),
        parent.version() + 1,
        parent.version(),
        fingerprint,
        windows,
        carried,
        parent.files().stream().filter(file -> ranges.contains(file.window())).toList(),
        builds,
        SchemaHistory.of(parent),
        parent.windows().stream().filter(window -> !ranges.contains(window.window())).toList());
  }

  /**
   * The same, whose carried windows a correction found equal.
   *
   * @param buildId of the correction, which is the build of the version
   * @param judged gives a window as it is judged by what the correction knows of its inputs
   */
  public VersionPlan confirmed(String buildId, UnaryOperator<PublishedWindow> judged) {
    List<PublishedWindow> confirmed =
        carriedWindows.stream()
            .map(window -> window.confirmed(buildId, judged.apply(window).completeness()))
            .toList();
    Map<String, BuildProvenance> builds = new TreeMap<>(carriedBuilds);
    builds.keySet().retainAll(carriedWindows.stream().map(PublishedWindow::buildId).toList());
    return new VersionPlan(
        dataset,
        version,
        parentVersion,
        fingerprint,
        windows,
        confirmed,
        carriedFiles,
        builds,
        parentSchema,
        replacedWindows);
  }

  /**
   * The columns of the version with the field ids that they have in its files. A source column can
   * change its type while the definition stays as it is.
   *
   * @param columns in the order of the files; their field ids are ignored
   * @param allowsBreaking whether readers of the parent may fail on the version
   * @throws HindcastException SCHEMA_INCOMPATIBLE if a column differs from that of carried files in
   *     more than its documentation, or a change breaks readers and that is not allowed
   */
  public SchemaEvolution evolve(
      List<OutputColumn> columns, List<OutputSequence> sequences, boolean allowsBreaking) {
    SchemaEvolution evolution = parentSchema.evolve(columns, sequences);
    if (!carriedWindows.isEmpty()
        && !withoutDoc(evolution.columns()).equals(withoutDoc(parentSchema.columns()))) {
      throw Refusals.otherSchema(this, evolution.columns());
    }
    if (!allowsBreaking && !evolution.breaking().isEmpty()) {
      throw Refusals.breakingSchema(this, evolution.breaking());
    }
    return evolution;
  }

  /** The manifest of the version, once one build has made its windows. */
  public DatasetManifest manifest(BuiltPart part) {
    return manifest(part.buildId(), part.provenance(), new BuiltParts(List.of(part)));
  }

  /**
   * The manifest of the version, once several builds have made its windows.
   *
   * @param buildId of the version
   * @param provenance of all parts together
   */
  public DatasetManifest manifest(String buildId, BuildProvenance provenance, BuiltParts built) {
    BuiltPart first = built.parts().get(0);
    built.parts().forEach(part -> requirePlanned(part, first));
    List<PublishedWindow> windows = built.windows();
    List<LabelWindow> ranges = windows.stream().map(PublishedWindow::window).toList();
    Checks.require(
        ranges.equals(this.windows),
        "build " + buildId + " has label windows " + ranges + ", but planned were " + this.windows);
    SchemaEvolution evolution = evolve(first.schema(), first.sequences(), true);
    Checks.require(
        evolution.columns().equals(first.schema()),
        "build " + first.buildId() + " has other field ids than were planned");
    List<PublishedWindow> allWindows = joined(carriedWindows, windows);
    Map<String, BuildProvenance> builds = new TreeMap<>(carriedBuilds);
    built.parts().forEach(part -> builds.put(part.buildId(), part.provenance()));
    builds.put(buildId, provenance);
    return new DatasetManifest(
        DatasetManifest.FORMAT_VERSION,
        dataset,
        version,
        parentVersion,
        first.reason(),
        buildId,
        provenance.createdAtMicros(),
        provenance.engineVersion(),
        fingerprint,
        first.knowledge(),
        first.definition(),
        first.schema(),
        evolution.lastFieldId(),
        evolution.changes(),
        first.sequences(),
        Conservation.sum(allWindows, first.sequences()),
        withRows(first.splits(), allWindows),
        SplitConservation.sum(allWindows, PublishedWindow::rowsWithoutSplit),
        ParentRows.of(this, windows),
        List.of(),
        allWindows,
        joined(carriedFiles, built.files()),
        builds,
        Map.of());
  }

  private void requirePlanned(BuiltPart part, BuiltPart first) {
    Checks.require(
        part.dataset().equals(dataset) && part.provenance().fingerprint().equals(fingerprint),
        "build " + part.buildId() + " is not of the planned dataset and definition");
    Checks.require(
        !carriedBuilds.containsKey(part.buildId()),
        "build " + part.buildId() + " made label windows that are carried over");
    Checks.require(
        part.schema().equals(first.schema())
            && part.sequences().equals(first.sequences())
            && part.splits().equals(first.splits())
            && part.knowledge().equals(first.knowledge()),
        "build " + part.buildId() + " made other columns than build " + first.buildId());
  }

  private static List<PublishedSplit> withRows(
      List<PublishedSplit> splits, List<PublishedWindow> windows) {
    Map<String, Long> rows = SplitConservation.sum(windows, PublishedWindow::splitRows);
    return splits.stream()
        .map(split -> split.withRows(rows.getOrDefault(split.name(), 0L)))
        .toList();
  }

  private static List<OutputColumn> withoutDoc(List<OutputColumn> schema) {
    return schema.stream().map(OutputColumn::withoutDoc).toList();
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
