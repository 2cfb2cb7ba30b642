/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An Iceberg table of event revisions with the mapping that makes it one.
 *
 * @param name key in the definition
 * @param table {@code catalog.namespace.table}
 * @param user column of the user id
 * @param identity what tells events apart
 * @param eventTime column of the event time
 * @param arrivalTime where arrival times come from
 * @param revision column of the revision number, if the source has one
 * @param retraction SQL predicate that marks retractions
 * @param corrections what later revisions may change
 * @param attributes attribute name to a column or SQL expression, in the definition's order
 * @param where SQL predicate over columns and attributes; a failing revision yields no event
 * @param timeZone zone of timestamps without zone; without it such timestamps are refused
 * @param knownAfter attribute name to when its value becomes known; the others are with the event
 * @param request column of the request that an event belongs to
 * @param session column of the session that an event belongs to
 */
public record EventSource(
    String name,
    String table,
    String user,
    EventIdentity identity,
    String eventTime,
    ArrivalTime arrivalTime,
    Optional<String> revision,
    Optional<String> retraction,
    Corrections corrections,
    Map<String, String> attributes,
    Optional<String> where,
    Optional<String> timeZone,
    Map<String, KnownAfter> knownAfter,
    Optional<String> request,
    Optional<String> session) {
  public EventSource {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(eventTime, "eventTime");
    Objects.requireNonNull(arrivalTime, "arrivalTime");
    Objects.requireNonNull(corrections, "corrections");
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    knownAfter = Collections.unmodifiableMap(new LinkedHashMap<>(knownAfter));
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(session, "session");
    for (String attribute : knownAfter.keySet()) {
      if (!attributes.containsKey(attribute)) {
        throw new IllegalArgumentException(
            "source " + name + " has no attribute " + attribute + " to be known after the event");
      }
    }
  }
}
