/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the {@link KeptEvents} of rows as they are written. */
final class KeptTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] newestArrivalAges = new long[Histogram.BUCKETS];
  private final long[] positions = new long[Histogram.BUCKETS];
  private final long[][] nullPositions;
  private final TreeMap<String, Long> sources = new TreeMap<>();
  private final TreeMap<String, Long> kinds = new TreeMap<>();
  private long arrivedAfterLabelRows;

  KeptTally(int columns) {
    nullPositions = new long[columns][];
  }

  void add(int length, long newestArrivalAgeMicros) {
    addRange(positions, length);
    if (newestArrivalAgeMicros < 0) {
      arrivedAfterLabelRows++;
    } else {
      newestArrivalAges[Histogram.bucket(newestArrivalAgeMicros)]++;
    }
  }

  void addNulls(int column, int[] places, int count, int length, boolean isOldestFirst) {
    if (nullPositions[column] == null) {
      nullPositions[column] = new long[Histogram.BUCKETS];
    }
    long[] counts = nullPositions[column];
    if (count == length) {
      addRange(counts, length);
      return;
    }
    for (int i = 0; i < count; i++) {
      counts[Histogram.bucket(isOldestFirst ? length - 1 - places[i] : places[i])]++;
    }
  }

  void addSource(String source, long events) {
    if (events > 0) {
      sources.merge(source, events, Math::addExact);
    }
  }

  void addKind(String kind, long events) {
    kinds.merge(kind, events, Math::addExact);
  }

  KeptEvents kept(List<String> columns) {
    Map<String, Histogram> nulls = new TreeMap<>();
    for (int i = 0; i < nullPositions.length; i++) {
      if (nullPositions[i] != null) {
        nulls.put(columns.get(i), Histogram.of(nullPositions[i]));
      }
    }
    return new KeptEvents(
        Histogram.of(newestArrivalAges),
        arrivedAfterLabelRows,
        Histogram.of(positions),
        nulls,
        sources,
        kinds,
        Map.of());
  }

  /** Counts the numbers from 0 to below the end, once each. */
  private static void addRange(long[] counts, int end) {
    counts[0]++;
    int from = 1;
    for (int bucket = 1; from < end; bucket++) {
      int to = Math.min(end, from << 1);
      counts[bucket] += to - from;
      from <<= 1;
    }
  }
}
