/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.definition.UserSplits;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a definition promises of its splits, for the leak audit: read from the definition, not from
 * the rule that assigns labels.
 */
final class SplitRules {
  private SplitRules() {}

  static AuditRules.Splits of(DatasetDefinition definition) {
    Optional<SplitsDefinition> splits = definition.output().splits();
    if (splits.isEmpty()) {
      return AuditRules.Splits.NONE;
    }
    Optional<UserSplits> users = splits.get().byUser();
    List<String> names =
        splits.get().byTime().isEmpty()
            ? List.copyOf(users.orElseThrow().shares().keySet())
            : splits.get().byTime().stream().map(TimeSplit::name).toList();
    return new AuditRules.Splits(
        "split",
        definition.labels().user(),
        users.isPresent(),
        users.map(UserSplits::salt).orElse(""),
        names.stream().map(name -> rule(splits.get(), name)).toList());
  }

  private static AuditRules.Split rule(SplitsDefinition splits, String name) {
    long from = Long.MIN_VALUE;
    long to = Long.MAX_VALUE;
    List<TimeSplit> byTime = splits.byTime();
    for (int n = 0; n < byTime.size() && to == Long.MAX_VALUE; n++) {
      long end = byTime.get(n).untilMicros();
      if (byTime.get(n).name().equals(name)) {
        to = n == byTime.size() - 1 ? end : end - splits.embargoMicros();
      } else {
        from = end;
      }
    }
    return new AuditRules.Split(
        name, from, to, below(splits, name, false), below(splits, name, true));
  }

  /** Sum of the shares before the one of that name, or up to it; all of it for the last one. */
  private static double below(SplitsDefinition splits, String name, boolean isIncluded) {
    if (splits.byUser().isEmpty()) {
      return isIncluded ? 1 : 0;
    }
    double sum = 0;
    Iterator<Map.Entry<String, Double>> shares =
        splits.byUser().get().shares().entrySet().iterator();
    while (shares.hasNext()) {
      Map.Entry<String, Double> share = shares.next();
      boolean isIt = share.getKey().equals(name);
      if (isIt && isIncluded && !shares.hasNext()) {
        return 1;
      }
      sum += isIt && !isIncluded ? 0 : share.getValue();
      if (isIt) {
        return sum;
      }
    }
    throw new IllegalArgumentException("no share of users is named " + name);
  }
}
