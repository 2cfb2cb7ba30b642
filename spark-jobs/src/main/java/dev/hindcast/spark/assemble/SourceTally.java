/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

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
