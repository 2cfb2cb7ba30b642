/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.dataset.LatenessCounts;
import dev.hindcast.dataset.LatenessTally;
import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.EventSource;

/** Running counts of one source within one task. */
final class SourceTally {
  long revisions;
  long arrivedBeforeEvent;
  long events;
  long superseding;
  long duplicates;
  long conflicts;
  long retractions;
  long retractionsOfUnknown;
  private final LatenessTally lateness;

  /** A tally of revisions that does not measure when they arrived. */
  SourceTally() {
    this(null);
  }

  private SourceTally(LatenessTally lateness) {
    this.lateness = lateness;
  }

  /**
   * A tally of a source.
   *
   * @param cutMicros the latest arrival time that is to be counted, UTC
   */
  static SourceTally of(EventSource source, long cutMicros) {
    boolean isMeasured = !(source.arrivalTime() instanceof ArrivalTime.Assumed);
    return isMeasured ? new SourceTally(new LatenessTally(cutMicros)) : new SourceTally();
  }

  /** Counts when a revision arrived. */
  void arrived(long eventTimeMicros, long arrivalTimeMicros) {
    if (lateness != null) {
      lateness.add(eventTimeMicros, arrivalTimeMicros);
    }
  }

  LatenessCounts lateness() {
    return lateness == null ? LatenessCounts.NONE : lateness.counts();
  }

  void addTo(InputCounts counts) {
    counts.count("read", revisions);
    counts.count("arrived-before-event", arrivedBeforeEvent);
    counts.count("events", events);
    counts.count("superseding-revisions", superseding);
    counts.count("duplicate-deliveries", duplicates);
    counts.count("conflicting-deliveries", conflicts);
    counts.count("retractions", retractions);
    counts.count("retractions-of-unknown-events", retractionsOfUnknown);
  }
}
