/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.UserSplits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks splits by time and by user. */
final class SplitsCheck {
  private static final String SPLITS = "dataset.output.splits";
  private static final String OUTCOME_END = "dataset.labels.outcome-end";

  private final KeyValues values;
  private final SectionValues splits;
  private final PathProblems problems;
  private final List<String> byTime;
  private final List<String> byUser;

  SplitsCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.splits = values.section(SPLITS);
    this.problems = new PathProblems(values, problems);
    this.byTime = values.names(SPLITS);
    this.byUser = splits.names("users");
  }

  void check() {
    if (values.hasOnly(SPLITS, Set.of("embargo"))) {
      problems.add(
          SPLITS,
          "has no split",
          "Write for example splits { train = \"< 2026-01-01\", test = \"< 2026-02-01\" }.");
    }
    ascending();
    embargo();
    users();
  }

  private void ascending() {
    for (int i = 1; i < byTime.size(); i++) {
      String before = byTime.get(i - 1);
      Optional<Long> end = splits.optionalNumber(byTime.get(i));
      Optional<Long> beginning = splits.optionalNumber(before);
      if (end.isEmpty() || beginning.isEmpty()) {
        continue;
      }
      if (end.get() <= beginning.get()) {
        problems.add(
            splits.path(byTime.get(i)),
            "does not end after " + ShownText.quoted(before) + ", which stands before it",
            "Write the splits in the order of time.");
      } else if (i < byTime.size() - 1
          && end.get() - beginning.get() <= splits.optionalNumber("embargo").orElse(0L)) {
        problems.add(
            splits.path(byTime.get(i)),
            "is empty: its embargo of "
                + UnitText.DURATION.text(splits.number("embargo"))
                + " begins no later than the split",
            "Write a longer split, or a shorter embargo.");
      }
    }
  }

  private void embargo() {
    String path = splits.path("embargo");
    if (byTime.isEmpty()) {
      if (splits.isSet("embargo")) {
        problems.add(path, "says nothing without splits by time", "Remove it.");
      }
      return;
    }
    boolean isBroken = splits.isSet("embargo") && splits.optionalNumber("embargo").isEmpty();
    if (values.isSet(OUTCOME_END)
        && !isBroken
        && splits.optionalNumber("embargo").orElse(0L) == 0) {
      problems.add(
          path,
          (splits.isSet("embargo") ? "cannot be 0 s" : "is missing")
              + ", because the labels have an outcome-end: outcomes would reach over the end of a"
              + " split",
          "Write an embargo that is at least as long as an outcome.");
    }
  }

  private void users() {
    SectionValues users = splits.section("users");
    if (values.hasOnly(users.path(), Set.of("salt"))) {
      problems.add(
          users.path(), "has no split", "Write for example users { train = 0.9, test = 0.1 }.");
    }
    if (byUser.isEmpty()) {
      return;
    }
    List<Double> shares = new ArrayList<>();
    byUser.forEach(name -> users.optional(name, Double.class).ifPresent(shares::add));
    if (shares.size() == byUser.size() && !UserSplits.isWhole(shares)) {
      BigDecimal sum =
          shares.stream().map(BigDecimal::valueOf).reduce(BigDecimal::add).orElseThrow();
      problems.add(
          users.path(),
          "the shares sum to " + sum.toPlainString() + ", not to 1",
          "Correct the shares; every user belongs to one split.");
    }
    if (!byTime.isEmpty() && !new HashSet<>(byTime).equals(new HashSet<>(byUser))) {
      problems.add(
          users.path(),
          "has the splits " + byUser + ", but by time there are " + byTime,
          "Give both the same splits: a label is in a split if its time and its user are.");
    }
  }
}
