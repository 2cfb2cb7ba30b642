/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What trials with one change on one storage led to. */
final class CrashTally {
  private final String storage;
  private final String change;
  private final int operations;
  private final Map<String, Integer> trials = new TreeMap<>();
  private final Duration begin = ownCpuTime();
  private Duration others = Duration.ZERO;
  private int made;
  private int notMade;

  CrashTally(String storage, String change, int operations) {
    this.storage = storage;
    this.change = change;
    this.operations = operations;
  }

  /** A trial after which the storage was found whole. */
  void add(String kind, boolean isMade) {
    trials.merge(kind.toLowerCase(Locale.ROOT).replace('_', ' '), 1, Integer::sum);
    if (isMade) {
      made++;
    } else {
      notMade++;
    }
  }

  int trials() {
    return made + notMade;
  }

  /** CPU time of another process. */
  void add(Duration cpuTime) {
    others = others.plus(cpuTime);
  }

  /** Prints itself; it must have seen both ends, or the trials did not try much. */
  void report() {
    assertThat(made).as("%s", this).isPositive();
    assertThat(notMade).as("%s", this).isPositive();
    System.out.println(this);
  }

  private static Duration ownCpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "crash on %s, %s: %d operations, %d trials %s: %d times the old state, %d times the new"
            + " one; CPU %d s, of killed clients %d s",
        storage,
        change,
        operations,
        trials(),
        trials,
        notMade,
        made,
        ownCpuTime().minus(begin).toSeconds(),
        others.toSeconds());
  }
}
