/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a person asks of one dataset version.
 *
 * @param emptyWindows how many label windows have no rows
 * @param holes ranges of label times between the windows that no window covers
 * @param rowsByBuild build id to the rows of the version that it wrote
 */
public record VersionDetails(
    VersionSummary summary,
    DatasetManifest manifest,
    int emptyWindows,
    List<LabelWindow> holes,
    Map<String, Long> rowsByBuild) {
  public VersionDetails {
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(manifest, "manifest");
    holes = List.copyOf(holes);
    rowsByBuild = Checks.sorted(rowsByBuild);
  }

  public static VersionDetails of(DatasetManifest manifest) {
    Map<String, Long> rowsByBuild = new TreeMap<>();
    manifest.builds().keySet().forEach(buildId -> rowsByBuild.put(buildId, 0L));
    manifest
        .windows()
        .forEach(window -> rowsByBuild.merge(window.buildId(), window.rows(), Long::sum));
    return new VersionDetails(
        VersionSummary.of(manifest),
        manifest,
        (int) manifest.windows().stream().filter(window -> window.rows() == 0).count(),
        holes(manifest.windows()),
        rowsByBuild);
  }

  private static List<LabelWindow> holes(List<PublishedWindow> windows) {
    List<LabelWindow> holes = new ArrayList<>();
    for (int i = 1; i < windows.size(); i++) {
      long end = windows.get(i - 1).toMicros();
      long next = windows.get(i).fromMicros();
      if (end < next) {
        holes.add(new LabelWindow(end, next));
      }
    }
    return holes;
  }
}
