/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the {@link SequenceStatistics} of rows as they are written. Not for several threads. */
public final class SequenceTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> columns;
  private final long[] nulls;
  private final long[] lengths = new long[Histogram.BUCKETS];
  private final long[] newestAges = new long[Histogram.BUCKETS];
  private final long[] oldestAges = new long[Histogram.BUCKETS];
  private long rows;
  private long emptyRows;
  private long truncatedRows;
  private long events;
  private long eligibleEvents;
  private long longest;
  private long mostEligible;

  /**
   * Starts without rows.
   *
   * @param columns names of the sequence's columns; nulls are counted by their place
   */
  public SequenceTally(List<String> columns) {
    this.columns = List.copyOf(columns);
    this.nulls = new long[columns.size()];
  }

  /** Counts a row whose sequence is empty. */
  public void addEmpty() {
    rows++;
    emptyRows++;
    lengths[0]++;
  }

  /**
   * Counts a row with events.
   *
   * @param length events written, at least 1
   * @param eligible eligible events before the cut
   * @param newestAgeMicros label time minus the newest kept event's time
   * @param oldestAgeMicros label time minus the oldest kept event's time
   */
  public void add(int length, long eligible, long newestAgeMicros, long oldestAgeMicros) {
    rows++;
    if (eligible > length) {
      truncatedRows++;
    }
    events += length;
    eligibleEvents += eligible;
    longest = Math.max(longest, length);
    mostEligible = Math.max(mostEligible, eligible);
    lengths[Histogram.bucket(length)]++;
    newestAges[Histogram.bucket(newestAgeMicros)]++;
    oldestAges[Histogram.bucket(oldestAgeMicros)]++;
  }

  /** Counts null elements of the column at that place. */
  public void addNulls(int column, long count) {
    nulls[column] += count;
  }

  /** What was counted so far. */
  public SequenceStatistics statistics() {
    Map<String, Long> nullsByColumn = new TreeMap<>();
    for (int i = 0; i < nulls.length; i++) {
      nullsByColumn.put(columns.get(i), nulls[i]);
    }
    return new SequenceStatistics(
        rows,
        emptyRows,
        truncatedRows,
        events,
        eligibleEvents,
        longest,
        mostEligible,
        histogram(lengths),
        histogram(newestAges),
        histogram(oldestAges),
        nullsByColumn,
        Map.of());
  }

  private static Histogram histogram(long[] counts) {
    return new Histogram(Arrays.stream(counts).boxed().toList());
  }
}
