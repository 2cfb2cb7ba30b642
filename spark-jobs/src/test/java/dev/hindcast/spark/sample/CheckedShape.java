/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sequence takes from outside its events and from their history, said again in SQL.
 *
 * @param enrichments names of enrichments
 * @param computed value of one event to its SQL over {@code revision} and the enrichments
 * @param excluded events that a label does not see, over {@code view} and {@code event}
 * @param distinctBy column of whose every value the newest event stays
 * @param derived value to its SQL over all events that a label sees, one row for each: label_id,
 *     label_us, place, previous_us (the event time of the one before) and the event's columns
 */
record CheckedShape(
    List<String> enrichments,
    Map<String, String> computed,
    String excluded,
    Optional<String> distinctBy,
    Map<String, String> derived) {
  static final CheckedShape PLAIN =
      new CheckedShape(List.of(), Map.of(), "false", Optional.empty(), Map.of());

  /** A plain sequence without the events that some labels do not see. */
  static CheckedShape excluding(String excluded) {
    return new CheckedShape(List.of(), Map.of(), excluded, Optional.empty(), Map.of());
  }

  /** An aggregate over the events that a label sees in the time before each, itself not among. */
  static String within(String aggregate, String by, long micros) {
    return aggregate
        + " OVER (PARTITION BY label_id"
        + (by.isEmpty() ? "" : ", " + by)
        + " ORDER BY event_us RANGE BETWEEN "
        + micros
        + " PRECEDING AND 1 PRECEDING)";
  }

  String enrichmentJoins() {
    StringBuilder joins = new StringBuilder();
    enrichments.forEach(
        name -> joins.append(" LEFT JOIN enriched_").append(name).append(" USING (revision_key)"));
    return joins.toString();
  }

  /** How many newer events have the same value; a null is like no other. */
  String newerOfSame() {
    return distinctBy
        .map(
            column ->
                "CASE WHEN "
                    + column
                    + " IS NULL THEN 0 ELSE row_number() OVER (PARTITION BY label_id, "
                    + column
                    + " ORDER BY place DESC) - 1 END")
        .orElse("0");
  }

  /** Further columns of a SELECT, each after a comma. */
  static String further(Map<String, String> columns) {
    StringBuilder further = new StringBuilder();
    columns.forEach(
        (name, sql) -> further.append(",\n      ").append(sql).append(" AS ").append(name));
    return further.toString();
  }
}
