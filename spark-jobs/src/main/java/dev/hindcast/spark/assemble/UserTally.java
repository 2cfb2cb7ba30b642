/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.dataset.Histogram;
import dev.hindcast.dataset.UserStatistics;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * How rows and events are spread over users. A user is counted once, with all rows and events; two
 * tallies of different users add up, whatever their order.
 */
public final class UserTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] rowsPerUser = new long[Long.SIZE];
  private final long[] eventsPerUser = new long[Long.SIZE];
  private final PriorityQueue<Long> mostRows = new PriorityQueue<>();
  private final PriorityQueue<Long> mostEvents = new PriorityQueue<>();
  private long users;

  /** Counts a user who has rows. */
  void count(long rows, long events) {
    users++;
    rowsPerUser[Histogram.bucket(rows)]++;
    eventsPerUser[Histogram.bucket(events)]++;
    offer(mostRows, rows);
    offer(mostEvents, events);
  }

  public void add(UserTally other) {
    users += other.users;
    for (int bucket = 0; bucket < rowsPerUser.length; bucket++) {
      rowsPerUser[bucket] += other.rowsPerUser[bucket];
      eventsPerUser[bucket] += other.eventsPerUser[bucket];
    }
    other.mostRows.forEach(rows -> offer(mostRows, rows));
    other.mostEvents.forEach(events -> offer(mostEvents, events));
  }

  public UserStatistics statistics() {
    return new UserStatistics(
        users,
        Histogram.of(rowsPerUser),
        Histogram.of(eventsPerUser),
        descending(mostRows),
        descending(mostEvents),
        Map.of());
  }

  private static void offer(PriorityQueue<Long> most, long number) {
    if (most.size() < UserStatistics.TOP) {
      most.add(number);
    } else if (number > most.peek()) {
      most.poll();
      most.add(number);
    }
  }

  private static List<Long> descending(PriorityQueue<Long> most) {
    return most.stream().sorted(Collections.reverseOrder()).toList();
  }
}
