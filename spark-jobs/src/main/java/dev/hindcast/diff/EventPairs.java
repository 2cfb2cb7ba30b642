/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.diff.EventColumns.Kind;
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
 * Says which event of one list is which of another: first equal events. Then the event id tells, if
 * it is written. Else events of equal time are one if the columns that break ties are equal, or if
 * more than half of their attributes are, the most alike first; and events of another time if one
 * event may have two and all attributes are equal.
 */
final class EventPairs {
  static final int NONE = -1;

  /** From so many pairs of events of one time on, they are taken in their order. */
  private static final int MOST_COMPARED = 10_000;

  private final List<Event> before;
  private final List<Event> after;
  private final EventColumns columns;
  private final int[] attributes;
  private final int[] partner;
  private final boolean[] isTaken;

  private EventPairs(List<Event> before, List<Event> after, EventColumns columns) {
    this.before = before;
    this.after = after;
    this.columns = columns;
    this.attributes = columns.attributes();
    this.partner = new int[before.size()];
    this.isTaken = new boolean[after.size()];
    Arrays.fill(partner, NONE);
  }

  /** For each event before, its place after, or {@link #NONE}. */
  static int[] of(List<Event> before, List<Event> after, EventColumns columns) {
    EventPairs pairs = new EventPairs(before, after, columns);
    pairs.pairEqual(event -> event);
    if (columns.key().reach() == EventKey.Reach.KNOWS) {
      pairs.pairEqual(columns.key()::of);
      return pairs.partner;
    }
    if (columns.key().reach() == EventKey.Reach.KNOWS_AT_ONE_TIME) {
      pairs.pairOfOneKey();
    }
    pairs.pairOfEqualTime();
    if (columns.timesMayDiffer() && pairs.attributes.length > 0) {
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

  /** Pairs what has a time and key of its own in both lists. */
  private void pairOfOneKey() {
    Map<Object, Integer> old = places(before);
    Map<Object, Integer> young = places(after);
    old.forEach(
        (key, from) -> {
          int to = young.getOrDefault(key, NONE);
          if (from != NONE && to != NONE && partner[from] == NONE && !isTaken[to]) {
            pair(from, to);
          }
        });
  }

  private Map<Object, Integer> places(List<Event> events) {
    Map<Object, Integer> places = new HashMap<>();
    for (int n = 0; n < events.size(); n++) {
      Object key = List.of(time(events.get(n)), columns.key().of(events.get(n)));
      places.merge(key, n, (one, other) -> NONE);
    }
    return places;
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
        int equal = alike(before.get(froms.get(f)), after.get(tos.get(t)));
        if (equal > 0) {
          candidates.add(new int[] {equal, froms.get(f), tos.get(t)});
        }
      }
    }
    candidates.sort((a, b) -> Integer.compare(b[0], a[0]));
    for (int[] candidate : candidates) {
      if (partner[candidate[1]] == NONE && !isTaken[candidate[2]]) {
        pair(candidate[1], candidate[2]);
      }
    }
  }

  /** Number of equal attributes, or 0 if that is not more than half of those that say anything. */
  private int alike(Event one, Event other) {
    if (columns.key().tellsApart(one, other)) {
      return 0;
    }
    int equal = 0;
    int compared = 0;
    for (int column : attributes) {
      Object was = one.values().get(column);
      Object is = other.values().get(column);
      boolean isMissing = was == null || is == null;
      boolean mayBeMissing = columns.kinds().get(column) == Kind.LATE_ATTRIBUTE;
      if (!(isMissing && mayBeMissing) && !(was == null && is == null)) {
        compared++;
        equal += Objects.equals(was, is) ? 1 : 0;
      }
    }
    return 2 * equal > compared ? equal : 0;
  }

  private void pair(int from, int to) {
    partner[from] = to;
    isTaken[to] = true;
  }

  private static Object time(Event event) {
    return event.values().get(EventColumns.TIME);
  }
}
