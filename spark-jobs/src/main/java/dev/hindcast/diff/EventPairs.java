/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.diff.SequenceEdit.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Says which event of one list is which of another, as lists have no event ids: first equal events,
 * then those of equal time, the most alike first, then those that have equal attributes at another
 * time.
 */
final class EventPairs {
  static final int NONE = -1;

  /** From so many pairs of events of one time on, they are taken in their order. */
  private static final int MOST_COMPARED = 10_000;

  private final List<Event> before;
  private final List<Event> after;
  private final int[] attributes;
  private final int[] partner;
  private final boolean[] isTaken;

  private EventPairs(List<Event> before, List<Event> after, EventColumns columns) {
    this.before = before;
    this.after = after;
    this.attributes = columns.attributes();
    this.partner = new int[before.size()];
    this.isTaken = new boolean[after.size()];
    Arrays.fill(partner, NONE);
  }

  /** For each event before, its place after, or {@link #NONE}. */
  static int[] of(List<Event> before, List<Event> after, EventColumns columns) {
    EventPairs pairs = new EventPairs(before, after, columns);
    pairs.pairEqual(event -> event);
    pairs.pairOfEqualTime();
    if (pairs.attributes.length > 0) {
      pairs.pairEqual(pairs::attributesOf);
    }
    return pairs.partner;
  }

  private List<Object> attributesOf(Event event) {
    List<Object> values = new ArrayList<>();
    for (int column : attributes) {
      values.add(event.values().get(column));
    }
    return values;
  }

  private void pairEqual(Function<Event, Object> key) {
    Map<Object, Deque<Integer>> open = new HashMap<>();
    for (int to = 0; to < after.size(); to++) {
      if (!isTaken[to]) {
        open.computeIfAbsent(key.apply(after.get(to)), unused -> new ArrayDeque<>()).add(to);
      }
    }
    for (int from = 0; from < before.size(); from++) {
      Deque<Integer> equal = open.get(partner[from] == NONE ? key.apply(before.get(from)) : null);
      if (partner[from] == NONE && equal != null && !equal.isEmpty()) {
        pair(from, equal.remove());
      }
    }
  }

  private void pairOfEqualTime() {
    Map<Object, List<Integer>> open = new HashMap<>();
    for (int to = 0; to < after.size(); to++) {
      if (!isTaken[to]) {
        open.computeIfAbsent(time(after.get(to)), unused -> new ArrayList<>()).add(to);
      }
    }
    Map<Object, List<Integer>> left = new LinkedHashMap<>();
    for (int from = 0; from < before.size(); from++) {
      if (partner[from] == NONE && open.containsKey(time(before.get(from)))) {
        left.computeIfAbsent(time(before.get(from)), unused -> new ArrayList<>()).add(from);
      }
    }
    left.forEach((time, froms) -> pairAlike(froms, open.get(time)));
  }

  private void pairAlike(List<Integer> froms, List<Integer> tos) {
    boolean areFew = (long) froms.size() * tos.size() <= MOST_COMPARED;
    List<int[]> candidates = new ArrayList<>();
    for (int f = 0; f < froms.size(); f++) {
      for (int t = areFew ? 0 : f; t < (areFew ? tos.size() : Math.min(f + 1, tos.size())); t++) {
        candidates.add(new int[] {alike(froms.get(f), tos.get(t)), froms.get(f), tos.get(t)});
      }
    }
    candidates.sort((a, b) -> Integer.compare(b[0], a[0]));
    boolean isOnlyOne = froms.size() == 1 && tos.size() == 1;
    for (int[] candidate : candidates) {
      boolean isAlike = candidate[0] > 0 || isOnlyOne || attributes.length == 0;
      if (isAlike && partner[candidate[1]] == NONE && !isTaken[candidate[2]]) {
        pair(candidate[1], candidate[2]);
      }
    }
  }

  /** Number of equal attributes. */
  private int alike(int from, int to) {
    int equal = 0;
    for (int column : attributes) {
      Object value = before.get(from).values().get(column);
      equal += Objects.equals(value, after.get(to).values().get(column)) ? 1 : 0;
    }
    return equal;
  }

  private void pair(int from, int to) {
    partner[from] = to;
    isTaken[to] = true;
  }

  private static Object time(Event event) {
    return event.values().get(EventColumns.TIME);
  }
}
