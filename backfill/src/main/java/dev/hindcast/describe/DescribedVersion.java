/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputSequence;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.WindowStates;
import dev.hindcast.time.DurationText;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A version and what its manifest does not say.
 *
 * @param license SPDX identifier or URL, or {@code unknown}
 * @param url where the version is
 */
public record DescribedVersion(DatasetManifest manifest, String license, String url) {
  /** Where nobody says what the license is. */
  public static final String UNKNOWN = "unknown";

  public DescribedVersion {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(license, "license");
    Objects.requireNonNull(url, "url");
  }

  /** {@code home-feed@v7}. */
  String reference() {
    return manifest.reference();
  }

  String description() {
    String own = declared("description");
    return own.isEmpty()
        ? "User event sequences as they stood at the time of each label, dataset "
            + manifest.dataset()
        : own;
  }

  String owner() {
    String own = declared("owner");
    return own.isEmpty() ? UNKNOWN : own;
  }

  private String declared(String key) {
    return manifest.definition().path("dataset").path(key).asText("");
  }

  /** How each sequence was made, a sentence each. */
  List<String> sequences() {
    return manifest.sequences().stream().map(DescribedVersion::sentence).toList();
  }

  private static String sentence(OutputSequence sequence) {
    String start =
        sequence.lookbackMicros() == Long.MAX_VALUE
            ? "all earlier events"
            : "events of the last " + DurationText.of(sequence.lookbackMicros());
    String gap =
        sequence.gapMicros() == 0
            ? ""
            : ", but not of the last " + DurationText.of(sequence.gapMicros());
    return sequence.name()
        + ": "
        + start
        + " before the label time"
        + gap
        + "; the newest "
        + sequence.maxLength()
        + " at most, "
        + sequence.order();
  }

  /** What a row could know. */
  String knowledge() {
    return manifest.knowledge().policy().equals("as-known-at-label")
        ? "Each label sees the events, and their corrections, that had arrived "
            + (manifest.knowledge().delayMicros() == 0
                ? ""
                : DurationText.of(manifest.knowledge().delayMicros()) + " ")
            + "before its own time (as-known-at-label)."
        : "Each label sees what had arrived by the knowledge time of its build, be it after the"
            + " label (as-known-at).";
  }

  /** What the rows are not. */
  List<String> limits() {
    List<String> limits = new ArrayList<>();
    limits.add(
        "Users stand in it by the ids of the sources. Whether these identify persons is for the"
            + " owner to say.");
    if (!manifest.knowledge().policy().equals("as-known-at-label")) {
      limits.add("A live system would not have known all of it at the time of the label.");
    }
    long cut = manifest.statistics().values().stream().mapToLong(s -> s.truncatedRows()).sum();
    if (cut > 0) {
      limits.add("Long histories are cut: older events are left out of " + cut + " sequences.");
    }
    long rejected =
        manifest.builds().values().stream().mapToLong(BuildProvenance::rejectedRows).sum();
    if (rejected > 0) {
      limits.add(rejected + " rows of the sources could not be placed and were left out.");
    }
    int unsettled = WindowStates.of(manifest.windows()).unsettled();
    if (unsettled > 0) {
      limits.add(
          unsettled
              + " of "
              + manifest.windows().size()
              + " label windows were not known to be complete when they were written.");
    }
    long without = manifest.rowsWithoutSplit().values().stream().mapToLong(Long::longValue).sum();
    if (without > 0) {
      limits.add(without + " rows are in no split: " + manifest.rowsWithoutSplit() + ".");
    }
    return List.copyOf(limits);
  }

  /** First label time and end of the label times; empty without windows. */
  List<String> range() {
    List<PublishedWindow> windows = manifest.windows();
    return windows.isEmpty()
        ? List.of()
        : List.of(
            Micros.text(windows.get(0).fromMicros()),
            Micros.text(windows.get(windows.size() - 1).toMicros()));
  }
}
