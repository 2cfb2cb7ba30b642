/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One enrichment of a checked dataset, said again in SQL.
 *
 * @param key column of {@code stored} that must equal the dimension's key
 * @param rows table that the dataset's script makes of the dimension: key, valid_us, known_us and
 *     its values; no two rows are equal in the first three
 * @param values name of each value in a filter or a list, to its column in {@code rows}
 * @param maxStaleness empty for none
 * @param onMiss SQL of what every value is without a row
 */
record CheckedEnrichment(
    String name,
    String key,
    String rows,
    Map<String, String> values,
    Optional<Duration> maxStaleness,
    String onMiss) {
  /** What {@code enrichment.sql} asks for, besides {@code known}. */
  Map<String, String> placeholders() {
    Map<String, String> placeholders = new LinkedHashMap<>();
    placeholders.put("name", name);
    placeholders.put("key", key);
    placeholders.put("rows", rows);
    List<String> chosen = new ArrayList<>();
    values.forEach((value, column) -> chosen.add(chosen(column) + " AS " + value));
    placeholders.put("values", String.join(", ", chosen));
    return placeholders;
  }

  private String chosen(String column) {
    return "CASE WHEN " + isHit() + " THEN found." + column + " ELSE " + onMiss + " END";
  }

  private String isHit() {
    return "found.valid_us IS NOT NULL"
        + maxStaleness
            .map(most -> " AND event_us - found.valid_us <= " + CheckedSequence.micros(most))
            .orElse("");
  }
}
