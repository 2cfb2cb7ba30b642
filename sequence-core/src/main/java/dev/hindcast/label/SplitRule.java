/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.label.SplitAssignment.In;
import dev.hindcast.label.SplitAssignment.Without;
import java.util.List;
import java.util.Optional;

/**
 * Assigns labels to splits. By time, a label belongs to the first split whose end lies after its
 * label time, unless it lies within the embargo before that end; the last split has no embargo. By
 * user, it belongs to the split in whose part of {@code [0, 1)} the user's {@link SamplingHash}
 * point lies. Where both are declared, both must agree. Not safe for use by several threads.
 */
public final class SplitRule {
  private static final Without EMBARGO = new Without(NoSplit.EMBARGO);
  private static final Without AFTER_LAST_SPLIT = new Without(NoSplit.AFTER_LAST_SPLIT);
  private static final Without USER_OF_OTHER_SPLIT = new Without(NoSplit.USER_OF_OTHER_SPLIT);

  private final List<In> splits;
  private final long[] ends;
  private final Optional<SamplingHash> hash;

  public SplitRule(SplitsDefinition definition) {
    splits = SplitRange.of(definition).stream().map(In::new).toList();
    ends = definition.byTime().stream().mapToLong(TimeSplit::untilMicros).toArray();
    hash = definition.byUser().map(users -> SamplingHash.ofSplit(users.salt()));
  }

  /**
   * The point that decides a user's split, given the UTF-8 of the user's text; 0 where users do not
   * matter.
   */
  public double pointOf(byte[] user) {
    return hash.isPresent() ? hash.get().pointOf(user) : 0;
  }

  /** The split of a label of a user. */
  public SplitAssignment of(long labelTimeMicros, double userPoint) {
    if (ends.length == 0) {
      return ofUser(userPoint);
    }
    int split = 0;
    while (split < ends.length && labelTimeMicros >= ends[split]) {
      split++;
    }
    if (split == ends.length) {
      return AFTER_LAST_SPLIT;
    }
    In in = splits.get(split);
    if (labelTimeMicros >= in.split().toMicros()) {
      return EMBARGO;
    }
    return in.split().hasUser(userPoint) ? in : USER_OF_OTHER_SPLIT;
  }

  private SplitAssignment ofUser(double userPoint) {
    for (In in : splits) {
      if (in.split().hasUser(userPoint)) {
        return in;
      }
    }
    throw new IllegalArgumentException("not a point of [0, 1): " + userPoint);
  }
}
