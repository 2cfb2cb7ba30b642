/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import dev.hindcast.dataset.CheckedStatement;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DurationUnit;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.spark.assemble.SplitTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a build can state of its splits, since it looked at every row. */
public final class SplitChecks {
  private final DatasetDefinition definition;
  private final SplitsDefinition splits;
  private final SplitTally tally;
  private final List<CheckedStatement> statements = new ArrayList<>();

  private SplitChecks(DatasetDefinition definition, SplitsDefinition splits, SplitTally tally) {
    this.definition = definition;
    this.splits = splits;
    this.tally = tally;
  }

  /**
   * The statements that hold; none without splits.
   *
   * @throws HindcastException EMBARGO_TOO_SHORT if an outcome reaches past its split
   */
  public static List<CheckedStatement> check(DatasetDefinition definition, BuildTotals totals) {
    Optional<SplitsDefinition> declared = definition.output().splits();
    if (declared.isEmpty()) {
      return List.of();
    }
    SplitChecks checks = new SplitChecks(definition, declared.get(), totals.splits());
    checks.users();
    checks.labelTimes(totals);
    checks.outcomes();
    return List.copyOf(checks.statements);
  }

  private void users() {
    boolean isByUser = splits.byUser().isPresent();
    if (isByUser && tally.usersInSeveral() > 0) {
      throw new HindcastException(
          ErrorCode.LEAK_FOUND,
          "Cannot publish a version of dataset "
              + definition.name()
              + ": "
              + tally.usersInSeveral()
              + " users are in several splits. Nothing was published. This is a fault of the"
              + " engine; report it.");
    }
    statements.add(
        new CheckedStatement(
            isByUser ? "no-user-in-two-splits" : "users-in-several-splits",
            isByUser ? "no user is in two splits" : "users with labels in several splits",
            tally.users(),
            tally.usersInSeveral()));
  }

  /** Files whose rows lie outside of their split do not get past the audit. */
  private void labelTimes(BuildTotals totals) {
    if (!splits.byTime().isEmpty()) {
      statements.add(
          new CheckedStatement(
              "no-label-outside-split",
              "no label of a split lies outside of its time range",
              totals.rows(),
              0));
    }
  }

  private void outcomes() {
    if (splits.byTime().isEmpty() || definition.labels().outcome().isEmpty()) {
      return;
    }
    if (tally.outcomesPastSplit() > 0) {
      throw embargoTooShort();
    }
    statements.add(
        new CheckedStatement(
            "no-outcome-past-split",
            "no outcome reaches past the end of its split",
            tally.outcomes(),
            0));
  }

  private HindcastException embargoTooShort() {
    return new HindcastException(
        ErrorCode.EMBARGO_TOO_SHORT,
        "Cannot publish a version of dataset "
            + definition.name()
            + ": an embargo of "
            + DurationUnit.textOf(splits.embargoMicros())
            + " is shorter than the outcome of "
            + tally.outcomesPastSplit()
            + " of "
            + tally.outcomes()
            + " labels, such as "
            + String.join("; ", tally.examples())
            + ". A model that learns from them is told of the time of the next split. Set"
            + " output.splits.embargo to at least "
            + DurationUnit.textOf(tally.leastEmbargoMicros())
            + ", or move the splits.");
  }
}
