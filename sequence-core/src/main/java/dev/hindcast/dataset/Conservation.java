/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.label.LabelWindow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the parts of a dataset manifest must say about each other. */
final class Conservation {
  /** Rows and their digest. */
  private record Content(long rows, RowDigest digest) {
    static final Content NONE = new Content(0, RowDigest.ZERO);

    Content plus(Content other) {
      return new Content(Math.addExact(rows, other.rows), digest.plus(other.digest));
    }
  }

  private Conservation() {}

  /** Columns are unique and each sequence that they name exists. */
  static void checkColumns(List<OutputColumn> schema, List<OutputSequence> sequences) {
    Set<String> sequenceNames = new HashSet<>();
    for (OutputSequence sequence : sequences) {
      Checks.require(
          sequenceNames.add(sequence.name()), "sequence " + sequence.name() + " stands twice");
    }
    Set<String> names = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    for (OutputColumn column : schema) {
      Checks.require(names.add(column.name()), "column " + column.name() + " stands twice");
      Checks.require(
          ids.add(column.fieldId()),
          "fieldId " + column.fieldId() + " of column " + column.name() + " stands twice");
      Checks.require(
          column.sequence().isEmpty() || sequenceNames.contains(column.sequence()),
          "column "
              + column.name()
              + " belongs to no sequence of the version: "
              + column.sequence());
    }
  }

  /** Windows do not overlap, and the files of each hold exactly its rows. */
  static void checkRows(List<PublishedWindow> windows, List<PublishedFile> files) {
    for (int i = 1; i < windows.size(); i++) {
      LabelWindow before = windows.get(i - 1).window();
      LabelWindow window = windows.get(i).window();
      Checks.require(
          !before.overlaps(window), "label windows " + before + " and " + window + " overlap");
    }
    Map<LabelWindow, Content> inFiles = new HashMap<>();
    Set<String> paths = new HashSet<>();
    for (PublishedFile file : files) {
      Checks.require(paths.add(file.path()), "file " + file.path() + " stands twice");
      inFiles.merge(file.window(), new Content(file.rows(), file.rowDigest()), Content::plus);
    }
    for (PublishedWindow window : windows) {
      Content expected = new Content(window.rows(), window.rowDigest());
      Content found = inFiles.getOrDefault(window.window(), Content.NONE);
      inFiles.remove(window.window());
      Checks.require(
          expected.equals(found),
          "label window "
              + window.window()
              + " has "
              + expected.rows
              + " rows, digest "
              + expected.digest
              + ", but its files have "
              + found.rows
              + ", digest "
              + found.digest);
    }
    Checks.require(
        inFiles.isEmpty(),
        "files of label windows that the version does not have: " + inFiles.keySet());
  }

  /** Each window counts each sequence, and the windows' statistics add up to the version's. */
  static void checkStatistics(
      List<PublishedWindow> windows,
      List<OutputSequence> sequences,
      Map<String, SequenceStatistics> statistics) {
    Set<String> names = new TreeSet<>(sequences.stream().map(OutputSequence::name).toList());
    for (PublishedWindow window : windows) {
      Checks.require(
          names.equals(window.statistics().keySet()),
          "label window "
              + window.window()
              + " has statistics of sequences "
              + window.statistics().keySet()
              + ", not of "
              + names);
    }
    Map<String, SequenceStatistics> sums = sum(windows, sequences);
    Map<String, SequenceStatistics> known = new TreeMap<>();
    statistics.forEach((name, counted) -> known.put(name, counted.plus(SequenceStatistics.EMPTY)));
    Checks.require(
        sums.equals(known), "statistics are not the sum of the label windows' statistics");
  }

  /** Statistics of each sequence over all windows. */
  static Map<String, SequenceStatistics> sum(
      List<PublishedWindow> windows, List<OutputSequence> sequences) {
    Map<String, SequenceStatistics> sums = new TreeMap<>();
    sequences.forEach(sequence -> sums.put(sequence.name(), SequenceStatistics.EMPTY));
    for (PublishedWindow window : windows) {
      window
          .statistics()
          .forEach((name, counted) -> sums.merge(name, counted, SequenceStatistics::plus));
    }
    return sums;
  }

  /** Each window's build is described, no other is, and all built the same definition. */
  static void checkBuilds(
      List<PublishedWindow> windows,
      Map<String, BuildProvenance> builds,
      String buildId,
      String fingerprint) {
    Set<String> used = new TreeSet<>(Set.of(buildId));
    windows.forEach(window -> window.buildIds().forEach(used::add));
    Checks.require(
        used.equals(builds.keySet()),
        "builds must describe "
            + used
            + ", the builds of the windows and of the version, but"
            + " describe "
            + builds.keySet());
    builds.forEach(
        (id, build) ->
            Checks.require(
                build.fingerprint().equals(fingerprint),
                "build "
                    + id
                    + " has fingerprint "
                    + build.fingerprint()
                    + ", not the version's "
                    + fingerprint));
    for (PublishedWindow window : windows) {
      Checks.require(
          window.knowledgeTimeMicros() == builds.get(window.buildId()).knowledgeTimeMicros(),
          "knowledgeTime of label window "
              + window.window()
              + " is not that of its build "
              + window.buildId());
    }
  }
}
