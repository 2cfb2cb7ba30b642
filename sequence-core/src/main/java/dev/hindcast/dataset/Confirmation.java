/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a correction says of the windows that it finds equal: which build they were compared with
 * last, and how complete they are by then.
 */
public final class Confirmation {
  /** Why a version is made that corrects another one, or confirms it. */
  public static final String REASON = "correction";

  private Confirmation() {}

  /**
   * When the inputs of a correction arrived. It reads a part of them that says nothing of their
   * lateness, so what was measured last is repeated.
   *
   * @param base the version that is corrected
   * @param recorded inputs of the correction, without their lateness
   */
  public static Map<String, InputArrivals> arrivals(
      DatasetManifest base, Map<String, InputArrivals> recorded) {
    List<BuildProvenance> newestFirst =
        base.builds().values().stream()
            .sorted(Comparator.comparingLong(BuildProvenance::createdAtMicros).reversed())
            .toList();
    Map<String, InputArrivals> arrivals = new TreeMap<>();
    recorded.forEach(
        (input, of) ->
            arrivals.put(
                input,
                newestFirst.stream()
                    .filter(build -> build.arrivals().containsKey(input))
                    .map(build -> build.arrivals().get(input).lateness())
                    .filter(lateness -> !lateness.tellsNothing())
                    .findFirst()
                    .map(of::with)
                    .orElse(of)));
    return arrivals;
  }

  /**
   * The manifest of the version after one of which no row changes.
   *
   * @param base the version that was found equal
   * @param buildId of the correction
   * @param judged gives a window as it is judged by what the correction knows of its inputs
   */
  public static DatasetManifest manifest(
      DatasetManifest base,
      String buildId,
      BuildProvenance correction,
      UnaryOperator<PublishedWindow> judged) {
    Map<String, BuildProvenance> builds = new TreeMap<>(base.builds());
    builds.keySet().retainAll(base.windows().stream().map(PublishedWindow::buildId).toList());
    builds.put(buildId, correction);
    return new DatasetManifest(
        DatasetManifest.FORMAT_VERSION,
        base.dataset(),
        base.version() + 1,
        base.version(),
        REASON,
        buildId,
        correction.createdAtMicros(),
        correction.engineVersion(),
        base.fingerprint(),
        base.knowledge(),
        base.definition(),
        base.schema(),
        base.greatestFieldId(),
        List.of(),
        base.sequences(),
        base.statistics(),
        base.splits(),
        base.rowsWithoutSplit(),
        ParentRows.ofCarried(base.rows()),
        List.of(),
        base.windows().stream()
            .map(window -> window.confirmed(buildId, judged.apply(window).completeness()))
            .toList(),
        base.files(),
        builds,
        Map.of());
  }
}
