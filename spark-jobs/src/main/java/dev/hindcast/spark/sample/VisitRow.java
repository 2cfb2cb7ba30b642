/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;

/**
 * One row of the quickstart dataset.
 *
 * @param labelTimeMicros UTC
 * @param purchases oldest first
 * @param eligible how many there were before the cut to max-length
 * @param journey the other sequence, as text
 */
record VisitRow(
    String labelId,
    String customer,
    long labelTimeMicros,
    List<BoughtLine> purchases,
    long eligible,
    String journey) {
  private static final List<String> JOURNEY =
      List.of("journey__event_time", "journey__kind", "journey__item", "journey__query");

  static VisitRow of(Group row) {
    List<BoughtLine> purchases = new ArrayList<>();
    int length = row.getInteger("purchases__length", 0);
    for (int i = 0; i < length; i++) {
      purchases.add(
          new BoughtLine(
              element(row, "purchases__event_time", i).getLong("element", 0),
              element(row, "purchases__invoice", i).getString("element", 0),
              element(row, "purchases__line", i).getInteger("element", 0),
              element(row, "purchases__item", i).getString("element", 0),
              element(row, "purchases__quantity", i).getInteger("element", 0)));
    }
    StringBuilder journey = new StringBuilder();
    JOURNEY.forEach(column -> journey.append(row.getGroup(column, 0)));
    return new VisitRow(
        row.getString("label_id", 0),
        row.getString("customer_id", 0),
        row.getLong("label_time", 0),
        purchases,
        row.getLong("purchases__eligible", 0),
        journey.toString());
  }

  boolean isCut() {
    return eligible > purchases.size();
  }

  private static Group element(Group row, String list, int index) {
    return row.getGroup(list, 0).getGroup("list", index);
  }
}
