/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Judges how complete a label window is, out of what its build knew of its inputs.
 *
 * <p>Under {@code as-known-at-label} a label sees nothing that arrives after its own {@code k}: a
 * window is settled once every input is recorded past its end and the delay. Under {@code
 * as-known-at} late data counts whenever it comes: the settled share is the share of events of the
 * window's last moment that have arrived, of the source with the least; earlier events have had
 * more time. Of a source whose arrival times are assumed neither is known: a row that comes late is
 * taken as one that was there in time, and so changes windows of long ago.
 *
 * @param settledShare least share of a settled window, 0 to 1; 0 for any, also an unknown one
 * @param assumed names of the sources whose arrival times are assumed
 */
public record CompletenessRule(KnowledgePolicy policy, double settledShare, Set<String> assumed) {
  /** The input of provenance that is no event source. */
  private static final String LABELS = "labels";

  public CompletenessRule {
    Objects.requireNonNull(policy, "policy");
    Checks.require(
        settledShare >= 0 && settledShare <= 1, "settledShare must be 0 to 1: " + settledShare);
    assumed = Set.copyOf(assumed);
  }

  public static CompletenessRule of(DatasetDefinition definition) {
    return new CompletenessRule(
        definition.knowledge(),
        definition.settledShare(),
        definition.sources().stream()
            .filter(source -> source.arrivalTime() instanceof ArrivalTime.Assumed)
            .map(EventSource::name)
            .collect(Collectors.toSet()));
  }

  /**
   * Judges a window.
   *
   * @param build whose inputs the window has or was found equal under
   * @param immatureUntilMicros when its labels that were left out as immature are mature, UTC; null
   *     for none
   * @param isCorrected whether a correction changed it
   * @return empty if the build did not say when its inputs arrived
   */
  public Optional<WindowCompleteness> judge(
      LabelWindow window, BuildProvenance build, Long immatureUntilMicros, boolean isCorrected) {
    Map<String, InputArrivals> sources = new TreeMap<>(build.arrivals());
    InputArrivals labels = sources.remove(LABELS);
    if (labels == null) {
      return Optional.empty();
    }
    long known = build.knowledgeTimeMicros();
    Long wanted =
        immatureUntilMicros == null || immatureUntilMicros <= known ? null : immatureUntilMicros;
    Long through = least(build.arrivals().values());
    boolean isAtLabel = policy instanceof KnowledgePolicy.AsKnownAtLabel;
    List<String> unmeasured = unmeasured(sources, isAtLabel);
    boolean isRecorded =
        isAtLabel
            ? isPast(through, Micros.plus(window.toMicros(), policy.delayMicros()))
            : isPast(labels.recordedThroughMicros(), window.toMicros());
    Double share =
        !unmeasured.isEmpty()
            ? null
            : isAtLabel ? (isRecorded ? (Double) 1.0 : null) : (Double) share(window, sources);
    boolean isEnough =
        isRecorded && (settledShare == 0 || (share != null && share >= settledShare));
    boolean isSettled = isEnough && wanted == null;
    return Optional.of(
        new WindowCompleteness(
            isCorrected
                ? CompletenessState.CORRECTED
                : isSettled ? CompletenessState.SETTLED : CompletenessState.PROVISIONAL,
            isSettled,
            share,
            through,
            wanted,
            unmeasured,
            Map.of()));
  }

  /** The window as it was written, judged again by what a later build knows of its inputs. */
  public PublishedWindow judged(PublishedWindow window, BuildProvenance build) {
    WindowCompleteness before = window.completeness();
    return judged(window, build, before == null ? null : before.immatureUntilMicros());
  }

  /**
   * The same by what the later build knows of its labels, too.
   *
   * @param immatureUntilMicros when those that are immature are mature, UTC; null for none
   */
  public PublishedWindow judged(
      PublishedWindow window, BuildProvenance build, Long immatureUntilMicros) {
    WindowCompleteness before = window.completeness();
    return judge(
            window.window(),
            build,
            immatureUntilMicros,
            before != null && before.state() == CompletenessState.CORRECTED)
        .map(window::with)
        .orElse(window);
  }

  private static boolean isPast(Long throughMicros, long micros) {
    return throughMicros != null && throughMicros >= micros;
  }

  private static Long least(Collection<InputArrivals> inputs) {
    Long least = Long.MAX_VALUE;
    for (InputArrivals input : inputs) {
      Long through = input.recordedThroughMicros();
      least = least == null || through == null ? null : (Long) Math.min(least, through);
    }
    return least;
  }

  private List<String> unmeasured(Map<String, InputArrivals> sources, boolean isAtLabel) {
    return sources.entrySet().stream()
        .filter(
            source ->
                assumed.contains(source.getKey())
                    || (!isAtLabel
                        && (source.getValue().recordedThroughMicros() == null
                            || source.getValue().lateness().tellsNothing())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double share(LabelWindow window, Map<String, InputArrivals> sources) {
    return sources.values().stream()
        .mapToDouble(
            source ->
                source.lateness().shareWithin(source.recordedThroughMicros() - window.toMicros()))
        .min()
        .orElse(1);
  }
}
