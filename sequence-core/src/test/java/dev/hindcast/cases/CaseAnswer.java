/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import java.util.List;
import java.util.OptionalLong;

/**
 * One sequence of one label, with its evidence.
 *
 * @param events the revisions that were used, in the declared order
 * @param eligible number of eligible events before the cut to max-length
 * @param maxEventTimeMicros greatest event time used; empty where there is no event
 * @param maxArrivalTimeMicros greatest arrival time used; empty where there is no event
 */
public record CaseAnswer(
    String labelId,
    String sequence,
    List<CaseRevision> events,
    long eligible,
    OptionalLong maxEventTimeMicros,
    OptionalLong maxArrivalTimeMicros) {
  public CaseAnswer {
    events = List.copyOf(events);
  }

  /** The event ids, which is what a reader of a failure looks at first. */
  public List<List<Object>> eventIds() {
    return events.stream().map(CaseRevision::eventId).toList();
  }
}
