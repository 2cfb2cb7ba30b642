/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One sequence of one label, with its evidence.
 *
 * @param events the revisions that were used, in the declared order
 * @param derived name of an attribute that is derived from the history to its values, in the order
 *     of the events: Longs, Doubles or null
 * @param eligible number of eligible events before anything is reduced or cut
 * @param maxEventTimeMicros greatest event time used; empty where there is no event
 * @param maxArrivalTimeMicros greatest arrival time used; empty where there is no event
 */
public record CaseAnswer(
    String labelId,
    String sequence,
    List<CaseRevision> events,
    Map<String, List<Object>> derived,
    long eligible,
    OptionalLong maxEventTimeMicros,
    OptionalLong maxArrivalTimeMicros) {
  public CaseAnswer {
    events = List.copyOf(events);
    derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
  }

  /** The same sequence with other events; the times are theirs. */
  public CaseAnswer withEvents(List<CaseRevision> others, long otherEligible) {
    return new CaseAnswer(
        labelId,
        sequence,
        others,
        derived,
        otherEligible,
        others.stream().mapToLong(CaseRevision::eventTimeMicros).max(),
        others.stream().mapToLong(CaseRevision::arrivalTimeMicros).max());
  }

  /** The event ids, which is what a reader of a failure looks at first. */
  public List<List<Object>> eventIds() {
    return events.stream().map(CaseRevision::eventId).toList();
  }

  /** What is written of an attribute or of a derived one, in the order of the events. */
  public List<Object> values(String column) {
    return derived.containsKey(column)
        ? derived.get(column)
        : Collections.unmodifiableList(
            events.stream().map(event -> event.values().get(column)).toList());
  }
}
