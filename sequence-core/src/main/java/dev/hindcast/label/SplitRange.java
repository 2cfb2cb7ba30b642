/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.definition.UserSplits;
import dev.hindcast.time.Micros;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What lies in one split: label times of {@code [from, to)} of users whose point is in {@code
 * [userFrom, userTo)}.
 *
 * @param fromMicros the end of the split before it, UTC; {@link Long#MIN_VALUE} for no bound
 * @param toMicros its end less the embargo, UTC; {@link Long#MAX_VALUE} for no bound
 * @param untilMicros its end, past which no outcome of its labels may reach, UTC; {@link
 *     Long#MAX_VALUE} where no split follows
 * @param userFrom 0 for all users
 * @param userTo 1 for all users
 */
public record SplitRange(
    String name, long fromMicros, long toMicros, long untilMicros, double userFrom, double userTo)
    implements Serializable {
  public SplitRange {
    Objects.requireNonNull(name, "name");
  }

  /** The ranges of all splits: in the order of time if they are by time, else as declared. */
  public static List<SplitRange> of(SplitsDefinition definition) {
    Map<String, double[]> users =
        definition.byUser().map(SplitRange::usersOf).orElseGet(LinkedHashMap::new);
    List<SplitRange> ranges = new ArrayList<>();
    if (definition.byTime().isEmpty()) {
      users.forEach(
          (name, part) ->
              ranges.add(
                  new SplitRange(
                      name, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, part[0], part[1])));
    }
    long from = Long.MIN_VALUE;
    Iterator<TimeSplit> times = definition.byTime().iterator();
    while (times.hasNext()) {
      TimeSplit split = times.next();
      double[] part = users.getOrDefault(split.name(), new double[] {0, 1});
      boolean isFollowed = times.hasNext();
      long end = split.untilMicros();
      long to = isFollowed ? Micros.minus(end, definition.embargoMicros()) : end;
      long until = isFollowed ? end : Long.MAX_VALUE;
      ranges.add(new SplitRange(split.name(), from, to, until, part[0], part[1]));
      from = end;
    }
    return List.copyOf(ranges);
  }

  /** Shares added up in their order; rounding cannot leave a user without split. */
  private static Map<String, double[]> usersOf(UserSplits splits) {
    Map<String, double[]> parts = new LinkedHashMap<>();
    double from = 0;
    for (Map.Entry<String, Double> share : splits.shares().entrySet()) {
      boolean isLast = parts.size() == splits.shares().size() - 1;
      double to = isLast ? 1 : Math.min(1, from + share.getValue());
      parts.put(share.getKey(), new double[] {from, to});
      from = to;
    }
    return parts;
  }

  boolean hasUser(double point) {
    return point >= userFrom && point < userTo;
  }
}
