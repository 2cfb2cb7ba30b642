/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Touches summed up by user and by reason. Sums of parts add up, whatever their order: ranges of a
 * user that meet are one range.
 */
final class TouchSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int mostRanges;
  private final Map<UTF8String, List<TouchedRange>> byUser = new HashMap<>();
  private final Map<Kind, Count> counts = new HashMap<>();
  private int ranges;

  private record Kind(String input, TouchReason reason) implements Serializable {}

  private static final class Count implements Serializable {
    private static final long serialVersionUID = 1L;

    private long touching;
    private long unseen;
    private final Set<UTF8String> users = new HashSet<>();
  }

  /** With more ranges than that no user is told any more. */
  TouchSums(int mostRanges) {
    this.mostRanges = mostRanges;
  }

  /** What touches no label. */
  void addUnseen(String input, TouchReason reason, long count) {
    count(input, reason).unseen += count;
  }

  /** What touches label times of {@code [from, until)} of a user. */
  void add(TouchedRange range, String input, TouchReason reason, long count) {
    Count of = count(input, reason);
    of.touching += count;
    if (!isTooMany()) {
      of.users.add(range.user());
      add(range);
    }
  }

  void add(TouchSums other) {
    other.counts.forEach(
        (kind, more) -> {
          Count of = count(kind.input(), kind.reason());
          of.touching += more.touching;
          of.unseen += more.unseen;
          of.users.addAll(more.users);
        });
    ranges = other.isTooMany() ? Math.max(ranges, other.ranges) : ranges;
    for (List<TouchedRange> ofUser : other.byUser.values()) {
      ofUser.forEach(this::add);
    }
  }

  boolean isTooMany() {
    return ranges > mostRanges;
  }

  /** Ranges in the order of users and times; those of a user neither overlap nor meet. */
  List<TouchedRange> ranges() {
    List<TouchedRange> all = new ArrayList<>();
    byUser.values().forEach(all::addAll);
    all.sort(Comparator.comparing(TouchedRange::user).thenComparingLong(TouchedRange::fromMicros));
    return all;
  }

  /** In the order of inputs and reasons. */
  List<TouchCount> counts() {
    List<TouchCount> all = new ArrayList<>();
    counts.forEach(
        (kind, of) ->
            all.add(
                new TouchCount(
                    kind.input(), kind.reason(), of.touching, of.unseen, of.users.size())));
    all.sort(Comparator.comparing(TouchCount::input).thenComparing(TouchCount::reason));
    return all;
  }

  private Count count(String input, TouchReason reason) {
    return counts.computeIfAbsent(new Kind(input, reason), unused -> new Count());
  }

  private void add(TouchedRange range) {
    if (isTooMany()) {
      byUser.clear();
      return;
    }
    List<TouchedRange> before = byUser.getOrDefault(range.user(), List.of());
    List<TouchedRange> after = new ArrayList<>(before.size() + 1);
    TouchedRange merged = range;
    for (TouchedRange one : before) {
      if (one.meets(merged)) {
        merged = merged.with(one);
      } else {
        after.add(one);
      }
    }
    after.add(merged);
    ranges += after.size() - before.size();
    byUser.put(range.user(), after);
  }
}
