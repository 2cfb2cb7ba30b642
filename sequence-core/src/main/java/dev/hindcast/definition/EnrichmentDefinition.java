/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Attaches values of a dimension table to every event, as of a time.
 *
 * @param name key in the definition
 * @param table {@code catalog.namespace.table} of the dimension
 * @param key event attribute to the dimension's column that must equal it, in the definition's
 *     order; a null part matches nothing
 * @param validFrom column of the first instant at which a row holds
 * @param validTo column of the instant at which it stops to hold; null there means never
 * @param knownAt column of the instant from which the row was known; {@code validFrom} without it
 * @param columns attribute name to the dimension's column, in the definition's order
 * @param space column that names the space of a row's embeddings
 * @param allowsMixedSpaces whether one sequence may hold embeddings of several spaces
 * @param maxStalenessMicros most that {@code e - valid-from} may be; {@link Long#MAX_VALUE} for all
 * @param onMiss what an event without a row gets
 * @param asOf whether the time is the event's or the label's
 * @param refusesOverlap whether overlapping validity fails the build instead of being reported
 * @param timeZone zone of timestamps without zone; without it such timestamps are refused
 */
public record EnrichmentDefinition(
    String name,
    String table,
    Map<String, String> key,
    String validFrom,
    Optional<String> validTo,
    Optional<String> knownAt,
    Map<String, String> columns,
    Optional<String> space,
    boolean allowsMixedSpaces,
    long maxStalenessMicros,
    OnMiss onMiss,
    AsOf asOf,
    boolean refusesOverlap,
    Optional<String> timeZone) {
  public EnrichmentDefinition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(table, "table");
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    Objects.requireNonNull(validFrom, "validFrom");
    Objects.requireNonNull(validTo, "validTo");
    Objects.requireNonNull(knownAt, "knownAt");
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    Objects.requireNonNull(space, "space");
    Objects.requireNonNull(onMiss, "onMiss");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(timeZone, "timeZone");
    if (key.isEmpty()) {
      throw new IllegalArgumentException("enrichment " + name + " has no key");
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("enrichment " + name + " has no columns");
    }
    if (maxStalenessMicros < 1) {
      throw new IllegalArgumentException(
          "max-staleness must be positive: " + maxStalenessMicros + " us");
    }
  }

  /** Column of the instant from which a row was known. */
  public String knownAtColumn() {
    return knownAt.orElse(validFrom);
  }
}
