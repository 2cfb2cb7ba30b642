/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

/**
 * The queries of the peers. Both answer the definition of {@link BenchBuild}: as-known-at-label
 * without delay, a lookback, the newest {@code max-length} events, oldest first.
 */
final class PeerSql {
  private final Workload workload;

  PeerSql(Workload workload) {
    this.workload = workload;
  }

  /** Events with the range of label times in which they are known and not superseded. */
  String currentEvents(String table) {
    if (!workload.corrections()) {
      return "(SELECT *, arrival_time AS visible_from, CAST(NULL AS TIMESTAMP) AS visible_until"
          + " FROM "
          + table
          + ")";
    }
    // No retraction of this workload is followed by a later revision, so the latest arrival rules.
    return "(SELECT * FROM (SELECT *, arrival_time AS visible_from, lead(arrival_time) OVER"
        + " (PARTITION BY user_id, event_id ORDER BY arrival_time) AS visible_until FROM "
        + table
        + ") WHERE op <> 'D')";
  }

  String spark(String events, String labels) {
    String collected =
        "SELECT l.label_id, l.user_id, l.label_time, l.label, sort_array(collect_list(struct("
            + "unix_micros(e.event_time) AS t, e.item AS i, e.quantity AS q, e.price AS p))) AS s"
            + join(events, labels)
            + " GROUP BY l.label_id, l.user_id, l.label_time, l.label";
    String cut =
        "SELECT *, slice(s, greatest(size(s) - "
            + workload.maxLength()
            + ", 0) + 1, "
            + workload.maxLength()
            + ") AS c FROM ("
            + collected
            + ")";
    return "SELECT l.label_id, l.user_id, l.label_time, l.label, coalesce(size(c), 0) AS length,"
        + " coalesce(c.t, array()) AS event_time, coalesce(c.i, array()) AS item,"
        + " coalesce(c.q, array()) AS quantity, coalesce(c.p, array()) AS price"
        + " FROM "
        + labels
        + " l LEFT JOIN ("
        + cut
        + ") c ON c.label_id = l.label_id";
  }

  String duckDb(String events, String labels) {
    String newest =
        "SELECT l.label_id, list_reverse(max_by({t: epoch_us(e.event_time), i: e.item,"
            + " q: e.quantity, p: e.price}, e.event_time, "
            + workload.maxLength()
            + ")) AS c"
            + join(events, labels)
            + " GROUP BY l.label_id";
    return "SELECT l.label_id, l.user_id, l.label_time, l.label,"
        + " coalesce(len(c), 0)::INT AS length,"
        + " coalesce([x.t for x in c], []) AS event_time, coalesce([x.i for x in c], []) AS item,"
        + " coalesce([x.q for x in c], []) AS quantity, coalesce([x.p for x in c], []) AS price"
        + " FROM "
        + labels
        + " l LEFT JOIN ("
        + newest
        + ") n ON n.label_id = l.label_id";
  }

  private String join(String events, String labels) {
    return " FROM "
        + labels
        + " l JOIN "
        + events
        + " e ON e.user_id = l.user_id AND e.event_time < l.label_time AND e.event_time >="
        + " l.label_time - INTERVAL "
        + workload.span().lookbackDays()
        + " DAY"
        + " AND e.visible_from <= l.label_time"
        + " AND (e.visible_until IS NULL OR e.visible_until > l.label_time)";
  }
}
