/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.spark.ingest.PinnedTables;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * The profiles of a definition's sources.
 *
 * @param sources in the definition's order
 * @param proposedDelayMicros empty where no source says when its rows arrived, or where no round
 *     duration covers the share
 * @param differing labels by source that would see other revisions, then those of any source, then
 *     all labels
 */
public record SourceProfiles(
    ParsedDefinition definition,
    long knowledgeTimeMicros,
    List<InputProfile> sources,
    InputProfile labels,
    OptionalLong proposedDelayMicros,
    long[] differing) {
  /** The share of events that a proposed delay covers. */
  static final double COVERED_SHARE = 0.999;

  /** Reads all rows of the sources and of the label table, twice. */
  public static SourceProfiles measure(
      ParsedDefinition parsed, PinnedTables tables, long knowledgeTimeMicros, int tasks) {
    DatasetDefinition definition = parsed.definition();
    int sources = definition.sources().size();
    long declared = definition.knowledge().delayMicros();
    InputProfile[] counted =
        ProfileRows.byEvent(parsed, tables, tasks)
            .mapPartitions(
                rows ->
                    Collections.singletonList(
                            ProfileTask.count(rows, sources, declared, knowledgeTimeMicros))
                        .iterator())
            .collect()
            .stream()
            .reduce(SourceProfiles::added)
            .orElseThrow();
    List<InputProfile> ofSources = Arrays.asList(counted).subList(0, sources);
    OptionalLong proposed = proposedMicros(definition, ofSources);
    long[] differing = new long[sources + 2];
    if (proposed.isPresent()) {
      DelayChange change = DelayChange.of(definition, knowledgeTimeMicros, proposed.getAsLong());
      ProfileRows.byArrival(parsed, tables, tasks)
          .mapPartitions(rows -> List.of(DelayTask.count(rows, change, sources)).iterator())
          .collect()
          .forEach(counts -> Arrays.setAll(differing, n -> differing[n] + counts[n]));
    }
    return new SourceProfiles(
        parsed, knowledgeTimeMicros, ofSources, counted[sources], proposed, differing);
  }

  /** The shortest round duration that covers the share of a source; empty where none does. */
  static OptionalLong proposedMicros(ArrivalTime arrivalTime, InputProfile source) {
    int place = source.lateness.roundDelayFor(COVERED_SHARE);
    boolean isMeasured = !(arrivalTime instanceof ArrivalTime.Assumed);
    return isMeasured && source.lateness.events() > 0 && place < RoundDelays.count()
        ? OptionalLong.of(RoundDelays.micros(place))
        : OptionalLong.empty();
  }

  private static OptionalLong proposedMicros(
      DatasetDefinition definition, List<InputProfile> sources) {
    OptionalLong longest = OptionalLong.empty();
    for (int n = 0; n < sources.size(); n++) {
      OptionalLong ofSource =
          proposedMicros(definition.sources().get(n).arrivalTime(), sources.get(n));
      if (ofSource.isPresent()) {
        longest = OptionalLong.of(Math.max(longest.orElse(0), ofSource.getAsLong()));
      }
    }
    return longest;
  }

  private static InputProfile[] added(InputProfile[] a, InputProfile[] b) {
    for (int n = 0; n < a.length; n++) {
      a[n].add(b[n]);
    }
    return a;
  }
}
