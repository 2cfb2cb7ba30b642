/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import java.nio.file.FileAlreadyExistsException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who runs a plan: one file for each run, the greatest number counts. One runs it at a time; who
 * takes it over ends the right of the run before.
 */
public record RunLog(BackfillFolder folder) {
  private static final String RUNS = "runs";

  /**
   * A run that began.
   *
   * @param number from 1
   */
  public record Run(int number, Runner runner, boolean hasEnded) {}

  /**
   * Begins a run.
   *
   * @param takesOver whether a run that may still go on is taken over
   * @param isGone whether a runner is known to be there no more
   * @return the number of the run
   * @throws dev.hindcast.error.HindcastException BACKFILL_RUNNING if somebody else runs the plan
   */
  public int begin(Runner runner, boolean takesOver, Predicate<Runner> isGone) {
    Optional<Run> last = latest();
    if (last.isPresent()
        && !last.get().hasEnded()
        && !takesOver
        && !isGone.test(last.get().runner())) {
      throw BackfillErrors.running(folder.planId(), last.get());
    }
    int number = last.map(Run::number).orElse(0) + 1;
    try {
      folder.createNew(RUNS + "/" + name(number) + ".json", StateJson.write(runner));
      return number;
    } catch (FileAlreadyExistsException e) {
      throw BackfillErrors.running(folder.planId(), latest().orElseThrow());
    }
  }

  /** Notes that a run has ended by itself. */
  public void end(int number) {
    folder.create(RUNS + "/" + name(number) + ".end.json", StateJson.write(new Ended(number)));
  }

  private record Ended(int run) {}

  /**
   * Checks that nobody took a run over.
   *
   * @throws dev.hindcast.error.HindcastException BACKFILL_RUNNING
   */
  public void requireOwn(int number) {
    Run last = latest().orElseThrow();
    if (last.number() != number) {
      throw BackfillErrors.takenOver(folder.planId(), last);
    }
  }

  /** The run that began last. */
  public Optional<Run> latest() {
    int greatest = 0;
    for (String name : folder.names(RUNS)) {
      if (name.matches("r\\d{6}\\.json")) {
        greatest = Math.max(greatest, Integer.parseInt(name.substring(1, 7)));
      }
    }
    if (greatest == 0) {
      return Optional.empty();
    }
    boolean hasEnded = folder.names(RUNS).contains(name(greatest) + ".end.json");
    Runner runner =
        folder
            .read(folder.path(RUNS + "/" + name(greatest) + ".json"))
            .flatMap(json -> StateJson.read(json, Runner.class))
            .orElse(new Runner("an unknown machine", 0, 0, 0));
    return Optional.of(new Run(greatest, runner, hasEnded));
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "r%06d", number);
  }
}
