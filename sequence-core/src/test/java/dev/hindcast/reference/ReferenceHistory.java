/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.CaseRevision;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The eligible events that a label sees, in their order, oldest first.
 *
 * @param values what an event says of its attributes
 * @param isDouble whether an attribute holds doubles
 */
public record ReferenceHistory(
    List<CaseRevision> events,
    Function<CaseRevision, Map<String, Object>> values,
    Predicate<String> isDouble) {
  public ReferenceHistory {
    events = List.copyOf(events);
  }

  CaseRevision event(int at) {
    return events.get(at);
  }

  long timeMicros(int at) {
    return events.get(at).eventTimeMicros();
  }

  Object value(CaseRevision event, String attribute) {
    return values.apply(event).get(attribute);
  }
}
