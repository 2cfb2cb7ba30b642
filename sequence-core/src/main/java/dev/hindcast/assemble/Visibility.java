/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.event.RevisionKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holds the rule about revisions: which revision of one event is current for which label times.
 *
 * <p>Of the visible revisions the current one has the greatest (revision number, retraction over
 * report, arrival time, content hash). Knowledge only grows with the label time, so each revision
 * is current for at most one contiguous range of label times, its span. Revisions are added in any
 * order; all times are UTC microseconds. One instance serves many events, one after the other, on
 * one thread.
 */
public final class Visibility {
  private static final int INSERTION_SORT_LIMIT = 24;

  private final KnowledgePolicy policy;
  private final long knowledgeTimeMicros;

  private int revisions;
  private long[] arrivals = new long[8];
  private long[] numbers = new long[8];
  private boolean[] retractions = new boolean[8];
  private long[] hashes = new long[8];

  private int spans;
  private int[] spanRevision = new int[8];
  private long[] spanFrom = new long[8];
  private int[] byArrival = new int[8];

  /** The knowledge time is the build's {@code K}: later arrivals are seen by no label. */
  public Visibility(KnowledgePolicy policy, long knowledgeTimeMicros) {
    this.policy = policy;
    this.knowledgeTimeMicros = knowledgeTimeMicros;
  }

  /** Forgets the event before. */
  public void begin() {
    revisions = 0;
    spans = 0;
  }

  /** Adds a revision of the event; revisions count from 0 in the order of adding. */
  public void add(
      long arrivalTimeMicros, long revisionNumber, RevisionKind kind, long contentHash) {
    if (revisions == arrivals.length) {
      grow();
    }
    arrivals[revisions] = arrivalTimeMicros;
    numbers[revisions] = revisionNumber;
    retractions[revisions] = kind == RevisionKind.RETRACTION;
    hashes[revisions] = contentHash;
    revisions++;
  }

  /** Finds the spans, in the order of label times, and returns how many there are. */
  public int resolve() {
    spans = 0;
    int seen = sortVisibleByArrival();
    int current = -1;
    for (int i = 0; i < seen; i++) {
      int candidate = byArrival[i];
      if (current < 0 || precedence(candidate, current) > 0) {
        current = candidate;
        open(candidate, policy.visibleFromMicros(arrivals[candidate]));
      }
    }
    return spans;
  }

  /** Number of the revision that is current in a span. */
  public int revisionOf(int span) {
    return spanRevision[span];
  }

  /** First label time of a span. */
  public long fromMicros(int span) {
    return spanFrom[span];
  }

  /** First label time after a span; {@link Long#MAX_VALUE} where nothing supersedes it. */
  public long untilMicros(int span) {
    return span + 1 < spans ? spanFrom[span + 1] : Long.MAX_VALUE;
  }

  private void open(int revision, long from) {
    if (spans > 0 && spanFrom[spans - 1] == from) {
      spans--;
    }
    spanRevision[spans] = revision;
    spanFrom[spans] = from;
    spans++;
  }

  private int sortVisibleByArrival() {
    int seen = 0;
    for (int i = 0; i < revisions; i++) {
      if (arrivals[i] <= knowledgeTimeMicros) {
        byArrival[seen++] = i;
      }
    }
    if (seen <= INSERTION_SORT_LIMIT) {
      insertionSort(seen);
    } else {
      int[] sorted =
          IntStream.of(Arrays.copyOf(byArrival, seen))
              .boxed()
              .sorted(Comparator.comparingLong(revision -> arrivals[revision]))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(sorted, 0, byArrival, 0, seen);
    }
    return seen;
  }

  private void insertionSort(int seen) {
    for (int i = 1; i < seen; i++) {
      int moving = byArrival[i];
      int at = i;
      while (at > 0 && arrivals[byArrival[at - 1]] > arrivals[moving]) {
        byArrival[at] = byArrival[at - 1];
        at--;
      }
      byArrival[at] = moving;
    }
  }

  private int precedence(int a, int b) {
    int order = Long.compare(numbers[a], numbers[b]);
    if (order == 0) {
      order = Boolean.compare(retractions[a], retractions[b]);
    }
    if (order == 0) {
      order = Long.compare(arrivals[a], arrivals[b]);
    }
    return order != 0 ? order : Long.compare(hashes[a], hashes[b]);
  }

  private void grow() {
    int capacity = revisions * 2;
    arrivals = Arrays.copyOf(arrivals, capacity);
    numbers = Arrays.copyOf(numbers, capacity);
    retractions = Arrays.copyOf(retractions, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    spanRevision = Arrays.copyOf(spanRevision, capacity);
    spanFrom = Arrays.copyOf(spanFrom, capacity);
    byArrival = Arrays.copyOf(byArrival, capacity);
  }
}
