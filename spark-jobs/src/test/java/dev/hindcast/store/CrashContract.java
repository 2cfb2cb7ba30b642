/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A storage that fails, tears and is left by killed clients, at every single operation. */
abstract class CrashContract {
  @TempDir Path folder;

  /** This test's storage. */
  abstract BreakableStorage storage() throws IOException;

  /** How changes other than a publication are made to fail. */
  abstract List<Fault> faults();

  private interface Changes {
    BrokenChange in(String folder) throws IOException;
  }

  @Test
  void failureAtAnyOperationOfAPublicationLeavesTheOldOrTheNewVersion() throws IOException {
    fail("publish", List.of(Fault.values()), name -> new BrokenPublication(storage(), name));
  }

  @Test
  void failureAtAnyOperationOfTheFirstPublicationLeavesNoneOrThatVersion() throws IOException {
    fail("first", faults(), name -> new BrokenFirstPublication(storage(), name));
  }

  @Test
  void failureAtAnyOperationLeavesTheOldOrTheNewTags() throws IOException {
    fail("tag", List.of(Fault.values()), name -> new BrokenTag(storage().open(name)));
  }

  @Test
  void failureAtAnyOperationOfARollbackLeavesTheOldOrTheNewVersion() throws IOException {
    fail("rollback", faults(), name -> new BrokenRollback(storage().open(name)));
  }

  @Test
  void failureAtAnyOperationOfExpireLeavesEveryVersionThatIsThereWhole() throws IOException {
    fail("expire", faults(), name -> new BrokenExpiry(storage().open(name)));
  }

  @Test
  void failureAtAnyOperationOfAnErasureLeavesEveryVersionWholeAndItIsFinishedLater()
      throws IOException {
    fail("erase", faults(), name -> new BrokenErasure(storage(), name));
  }

  @Test
  void killAnywhereInAPublicationLeavesTheOldOrTheNewVersionAndAnotherProcessCompletes()
      throws Exception {
    BrokenPublication change = new BrokenPublication(storage(), "kill");
    List<Operations.Operation> operations = recorded(change);
    CrashTally tally = new CrashTally(storage().name(), "kill -9", operations.size());
    for (StopAt stop : StopAt.all(operations)) {
      change.prepare();
      DatasetManifest next = change.next();
      Path file = Files.write(folder.resolve(next.buildId()), ManifestJson.write(next));
      tally.add(storage().kill("kill", file, stop));
      tally.add("killed " + stop.phase(), change.isMade());
      if (tally.trials() % 2 == 0) {
        complete(change);
      } else {
        anotherBuildGoesOn(change);
      }
    }
    change.checkAll();
    tally.report();
  }

  private void fail(String name, List<Fault> faults, Changes changes) throws IOException {
    CrashTally tally = null;
    for (Fault fault : faults) {
      BrokenChange change = changes.in(name + "-" + fault);
      List<Operations.Operation> operations = recorded(change);
      tally =
          tally == null
              ? new CrashTally(storage().name(), change.name(), operations.size())
              : tally;
      for (int number = 0; number < operations.size(); number++) {
        if (fault.hits(operations.get(number))) {
          change.prepare();
          String where = fault + " at " + number + ", " + operations.get(number).name();
          tally.add(fault.name(), attempt(change, fault, number, where));
          complete(change);
        }
      }
      assertThat(recorded(change)).as("operations of the last one").hasSameSizeAs(operations);
      change.checkAll();
    }
    tally.report();
  }

  private List<Operations.Operation> recorded(BrokenChange change) throws IOException {
    change.prepare();
    List<Operations.Operation> operations =
        storage()
            .recorded(
                () -> {
                  change.make();
                  return true;
                });
    assertThat(change.isMade()).isTrue();
    change.accept();
    return operations;
  }

  /** Whether the change is made after an attempt that met a failure. */
  private boolean attempt(BrokenChange change, Fault fault, int number, String where)
      throws IOException {
    Optional<ErrorCode> error =
        storage()
            .watched(
                fault.at(number),
                () -> {
                  try {
                    change.make();
                    return Optional.empty();
                  } catch (HindcastException e) {
                    return Optional.of(e.code());
                  }
                });
    assertThat(storage().operations().count()).as(where).isGreaterThan(number);
    boolean isMade;
    try {
      isMade = change.isMade();
    } catch (AssertionError e) {
      throw new AssertionError(where + ": " + e.getMessage(), e);
    }
    if (error.isEmpty()) {
      assertThat(isMade).as(where + ": no error says that it is made").isTrue();
    } else if (error.get() != ErrorCode.PUBLISH_OUTCOME_UNKNOWN) {
      assertThat(error.get()).as(where).isEqualTo(ErrorCode.STORAGE_FAILED);
      assertThat(isMade && change.isOneStep())
          .as(where + ": an error says that nothing is made")
          .isFalse();
    }
    return isMade;
  }

  private static void complete(BrokenChange change) throws IOException {
    change.make();
    assertThat(change.isMade()).isTrue();
    change.accept();
  }

  private void anotherBuildGoesOn(BrokenPublication change) throws IOException {
    DatasetManifest killed = change.next();
    boolean isMade = change.isMade();
    change.prepare();
    DatasetManifest other = change.next();
    PublishOutcome outcome = storage().open("kill").publish(other);
    assertThat(outcome)
        .isEqualTo(
            isMade
                ? new PublishOutcome.Conflict(other, killed)
                : new PublishOutcome.Published(other));
    change.history().add(isMade ? killed : other);
  }
}
