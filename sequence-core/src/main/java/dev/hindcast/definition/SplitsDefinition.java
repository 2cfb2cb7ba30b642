/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Assigns labels to splits: by time, by user, or to the split that both agree on.
 *
 * @param byTime in ascending order; a label belongs to the first that ends after its label time
 * @param embargoMicros labels that long before the end of a split, except the last, have none
 * @param byUser shares of the users
 */
public record SplitsDefinition(
    List<TimeSplit> byTime, long embargoMicros, Optional<UserSplits> byUser) {
  public SplitsDefinition {
    byTime = List.copyOf(byTime);
    Objects.requireNonNull(byUser, "byUser");
    if (byTime.isEmpty() && byUser.isEmpty()) {
      throw new IllegalArgumentException("splits need times or shares of users");
    }
    if (embargoMicros < 0) {
      throw new IllegalArgumentException("embargo must not be negative: " + embargoMicros + " us");
    }
    requireAscending(byTime);
    if (!byTime.isEmpty()) {
      Set<String> names = names(byTime);
      byUser.ifPresent(users -> requireSame(names, users.shares().keySet()));
    }
  }

  private static void requireAscending(List<TimeSplit> byTime) {
    for (int i = 1; i < byTime.size(); i++) {
      if (byTime.get(i).untilMicros() <= byTime.get(i - 1).untilMicros()) {
        throw new IllegalArgumentException(
            "splits must end one after the other: " + byTime.get(i - 1) + ", " + byTime.get(i));
      }
    }
  }

  private static Set<String> names(List<TimeSplit> byTime) {
    Set<String> names = new HashSet<>();
    for (TimeSplit split : byTime) {
      if (!names.add(split.name())) {
        throw new IllegalArgumentException("two splits are named " + split.name());
      }
    }
    return names;
  }

  private static void requireSame(Set<String> byTime, Set<String> byUser) {
    if (!byTime.equals(byUser)) {
      throw new IllegalArgumentException(
          "splits by time and by user must have the same names: " + byTime + ", " + byUser);
    }
  }
}
