/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sequence of a checked dataset, said again in SQL over the columns that the dataset's script
 * makes.
 *
 * @param passes rows that pass the source's and the sequence's filters
 * @param lookback empty for none
 * @param tieBreak columns after the event time, before source and id
 * @param columns lists of the output besides event_time; each is a column of the script or of the
 *     shape
 */
record CheckedSequence(
    String name,
    String passes,
    Optional<Duration> lookback,
    Duration gap,
    int maxLength,
    boolean newestFirst,
    List<String> tieBreak,
    List<String> columns,
    CheckedShape shape) {
  private static final String PREVIOUS =
      ", lag(event_us) OVER (PARTITION BY label_id ORDER BY place) AS previous_us";

  /** What rule {@code sequence.sql} asks for. */
  Map<String, String> placeholders() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("passes", passes);
    values.put("order", order());
    values.put("gap", micros(gap));
    values.put(
        "lookback",
        lookback
            .map(length -> "AND event.event_us >= view.label_us - " + micros(length))
            .orElse(""));
    values.put("maxLength", Integer.toString(maxLength));
    values.put("lists", lists());
    values.put("enrichments", shape.enrichmentJoins());
    values.put("computed", CheckedShape.further(shape.computed()));
    values.put("excluded", shape.excluded());
    values.put("newerOfSame", shape.newerOfSame());
    values.put("previous", shape.derived().isEmpty() ? "" : PREVIOUS);
    values.put("derived", CheckedShape.further(shape.derived()));
    return values;
  }

  /** The table of this sequence's lists. */
  String table() {
    return "sequence_" + name;
  }

  /** Output column to the SQL of what it must hold; a label without events has no row here. */
  Map<String, String> expected() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put(name + "__length", "coalesce(" + table() + ".length, 0)");
    expected.put(name + "__eligible", "coalesce(" + table() + ".eligible, 0)");
    expected.put(name + "__max_event_time", table() + ".max_event_us");
    expected.put(name + "__max_arrival_time", table() + ".max_arrival_us");
    expected.put(name + "__event_time", "coalesce(" + table() + ".list_event_us, [])");
    for (String column : columns) {
      String list = "coalesce(" + table() + ".list_" + column + ", [])";
      expected.put(name + "__" + column, list);
    }
    return expected;
  }

  private String order() {
    StringBuilder order = new StringBuilder("event_us");
    tieBreak.forEach(column -> order.append(", ").append(column).append(" NULLS FIRST"));
    return order.append(", source, id1, id2 NULLS FIRST").toString();
  }

  private String lists() {
    StringBuilder lists = new StringBuilder(list("event_us"));
    columns.forEach(column -> lists.append(",\n    ").append(list(column)));
    return lists.toString();
  }

  private String list(String column) {
    return "list("
        + column
        + " ORDER BY place "
        + (newestFirst ? "DESC" : "ASC")
        + ") AS list_"
        + column;
  }

  static String micros(Duration length) {
    return Long.toString(length.toMillis() * 1_000);
  }
}
