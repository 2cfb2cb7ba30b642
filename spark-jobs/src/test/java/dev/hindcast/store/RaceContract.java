/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two builds that publish the same version, in every order in which their operations can come. */
abstract class RaceContract {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  /** This test's storage. */
  abstract BreakableStorage storage() throws IOException;

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** Two builds of the version after the last one. */
  private record Rivals(History history, DatasetManifest one, DatasetManifest other) {
    static Rivals withRows(History history) throws IOException {
      return new Rivals(history, history.prepare(), history.prepare());
    }

    static Rivals withoutRows(History history) {
      return new Rivals(history, history.prepareWithoutRows(), history.prepareWithoutRows());
    }

    void checkOnly(DatasetManifest winner) throws IOException {
      assertThat(history.has(winner)).isTrue();
      history.add(winner);
    }
  }

  /** A step of one publication or the other, and whether the other could have come first. */
  private record Step(boolean isOther, boolean isFree) {}

  @Test
  void whoSleepsAnywhereInAPublicationWhileAnotherPublishesIsRefused() throws Exception {
    History history = History.of(storage().open("asleep"), 1);
    int pauses = 0;
    boolean isOver = false;
    while (!isOver) {
      Rivals rivals = Rivals.withRows(history);
      SteppedPublication sleeper = begin("asleep", rivals.one());
      for (int step = 0; step < pauses && !sleeper.isOver(); step++) {
        sleeper.step();
      }
      isOver = sleeper.isOver();
      DatasetManifest winner = isOver ? rivals.one() : rivals.other();
      assertThat(storage().open("asleep").publish(rivals.other()))
          .isEqualTo(outcome(rivals.other(), winner));
      assertThat(sleeper.outcome())
          .as("asleep before operation %s", pauses)
          .isEqualTo(outcome(rivals.one(), winner));
      rivals.checkOnly(winner);
      pauses++;
    }
    history.checkAll();
    System.out.printf(
        "race on %s: asleep before each of %d operations while another publishes, %d times"
            + " refused%n",
        storage().name(), pauses - 1, pauses - 1);
  }

  private static PublishOutcome outcome(DatasetManifest attempted, DatasetManifest winner) {
    return attempted.equals(winner)
        ? new PublishOutcome.Published(winner)
        : new PublishOutcome.Conflict(attempted, winner);
  }

  /** Every schedule of two publications, found by turning the last choice that was not turned. */
  final void publishInEveryOrder() throws Exception {
    History history = History.of(storage().open("orders"), 1);
    Deque<Step> schedule = new ArrayDeque<>();
    int schedules = 0;
    int firstWins = 0;
    int longest = 0;
    do {
      Rivals rivals = Rivals.withoutRows(history);
      SteppedPublication one = begin("orders", rivals.one());
      SteppedPublication other = begin("orders", rivals.other());
      follow(schedule, one, other);
      longest = Math.max(longest, one.steps() + other.steps());
      boolean isFirst = one.outcome() instanceof PublishOutcome.Published;
      DatasetManifest winner = isFirst ? rivals.one() : rivals.other();
      assertThat(one.outcome()).isEqualTo(outcome(rivals.one(), winner));
      assertThat(other.outcome()).isEqualTo(outcome(rivals.other(), winner));
      rivals.checkOnly(winner);
      firstWins += isFirst ? 1 : 0;
      schedules++;
    } while (isTurned(schedule));
    history.checkAll();
    assertThat(firstWins).isBetween(1, schedules - 1);
    System.out.printf(
        "race on %s: all %d interleavings of two publications of up to %d operations together: one"
            + " winner each, the first %d times, the other %d times%n",
        storage().name(), schedules, longest, firstWins, schedules - firstWins);
  }

  private SteppedPublication begin(String folder, DatasetManifest manifest)
      throws IOException, InterruptedException {
    return new SteppedPublication(storage().open(folder).files(), manifest, threads);
  }

  /** Steps as the schedule says, then the first one while it can. */
  private static void follow(Deque<Step> schedule, SteppedPublication one, SteppedPublication other)
      throws InterruptedException {
    for (Step step : schedule) {
      (step.isOther() ? other : one).step();
    }
    while (!one.isOver() || !other.isOver()) {
      boolean isOther = one.isOver();
      schedule.addLast(new Step(isOther, !isOther && !other.isOver()));
      (isOther ? other : one).step();
    }
  }

  /** Turns the last step of the first one into one of the other, where there was the choice. */
  private static boolean isTurned(Deque<Step> schedule) {
    while (!schedule.isEmpty() && !schedule.peekLast().isFree()) {
      schedule.removeLast();
    }
    if (schedule.isEmpty()) {
      return false;
    }
    schedule.removeLast();
    schedule.addLast(new Step(true, false));
    return true;
  }
}
