/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRaceTest extends RaceContract {
  private static final int TRIALS = 200;

  @TempDir Path root;
  @TempDir Path manifests;
  private BreakableStorage storage;

  @BeforeEach
  void open() {
    storage = new BreakableDisk(root);
  }

  @Override
  BreakableStorage storage() {
    return storage;
  }

  @Test
  void inEveryOrderOfTheOperationsOfTwoPublicationsOneWins() throws Exception {
    publishInEveryOrder();
  }

  @Test
  void ofTwoProcessesThatPublishOneVersionAtOnceOneWins() throws Exception {
    raceOfProcesses();
  }

  private void raceOfProcesses() throws IOException {
    History history = History.of(storage.open("race"), 1);
    String path = root.resolve("race").toString();
    try (RacingProcess one = RacingProcess.start(path, manifests.resolve("one"));
        RacingProcess other = RacingProcess.start(path, manifests.resolve("other"))) {
      int wins = 0;
      for (int trial = 0; trial < TRIALS; trial++) {
        wins += isWonByFirst(history, one, other) ? 1 : 0;
      }
      history.checkAll();
      System.out.printf(
          "race on local: two processes at once, %d trials: one winner each, the first %d times,"
              + " the other %d times%n",
          TRIALS, wins, TRIALS - wins);
    }
  }

  private static boolean isWonByFirst(History history, RacingProcess one, RacingProcess other)
      throws IOException {
    DatasetManifest ofOne = history.prepareWithoutRows();
    DatasetManifest ofOther = history.prepareWithoutRows();
    one.ready(ofOne);
    other.ready(ofOther);
    one.publish();
    other.publish();
    String winner = one.winner();
    assertThat(other.winner()).isEqualTo(winner).isIn(ofOne.buildId(), ofOther.buildId());
    boolean isFirst = winner.equals(ofOne.buildId());
    DatasetManifest won = isFirst ? ofOne : ofOther;
    assertThat(history.has(won)).isTrue();
    history.add(won);
    return isFirst;
  }
}
