/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.definition.SequenceOrder;
import java.io.Serializable;
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
  private final boolean isOldestFirst;
  private final KeptTally kept;
  private long rows;
  private long emptyRows;
  private long truncatedRows;
  private long events;
  private long eligibleEvents;
  private long longest;
  private long mostEligible;
  private boolean hasManyKinds;

  /**
   * Starts without rows.
   *
   * @param columns names of the sequence's columns; nulls are counted by their place
   * @param order of the events in a row
   */
  public SequenceTally(List<String> columns, SequenceOrder order) {
    this.columns = List.copyOf(columns);
    this.nulls = new long[columns.size()];
    this.isOldestFirst = order == SequenceOrder.OLDEST_FIRST;
    this.kept = new KeptTally(columns.size());
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
   * @param newestArrivalAgeMicros label time minus the latest arrival; may be negative
   */
  public void add(
      int length,
      long eligible,
      long newestAgeMicros,
      long oldestAgeMicros,
      long newestArrivalAgeMicros) {
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
    kept.add(length, newestArrivalAgeMicros);
  }

  /**
   * Counts null elements of a column in the row that was added last.
   *
   * @param column its place among the columns
   * @param places where they stand in the row, counted from 0
   * @param count how many of the places count
   * @param length events of the row
   */
  public void addNulls(int column, int[] places, int count, int length) {
    if (count > 0) {
      nulls[column] += count;
      kept.addNulls(column, places, count, length, isOldestFirst);
    }
  }

  /** Counts events of a source. */
  public void addSource(String source, long count) {
    kept.addSource(source, count);
  }

  /** Counts events with a value of the kind attribute. */
  public void addKind(String kind, long count) {
    kept.addKind(kind, count);
  }

  /** Says that there were more kinds than are counted. */
  public void markManyKinds() {
    hasManyKinds = true;
  }

  /** Whether there were more kinds than are counted. */
  public boolean hasManyKinds() {
    return hasManyKinds;
  }

  /** Events written so far. */
  public long events() {
    return events;
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
        Histogram.of(lengths),
        Histogram.of(newestAges),
        Histogram.of(oldestAges),
        nullsByColumn,
        kept.kept(columns),
        Map.of());
  }
}
