/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A rule that never fires guards nothing: each is shown what it is there to find. */
class HouseRulesTest {
  @Test
  void aCallThatReadsTheClockIsFound() {
    assertThat(violations(HouseRules.readNoClock(), ReadsClock.class))
        .contains("Instant.now()", "System.nanoTime()", "Clock.systemUTC()");
  }

  @Test
  void aTimeTakenFromAClockThatWasPassedInIsNoViolation() {
    assertThat(violations(HouseRules.readNoClock(), UsesPassedClock.class)).isEmpty();
  }

  @Test
  void theClockIsFoundOutsideOfItsOneDoorOnly() {
    String here = ReadsClock.class.getPackageName();

    assertThat(violations(HouseRules.readNoClockOutside("dev.hindcast.cli"), ReadsClock.class))
        .contains("Instant.now()");
    assertThat(
            violations(
                HouseRules.readNoClockOutside(here).allowEmptyShould(true), ReadsClock.class))
        .isEmpty();
  }

  @Test
  void chanceIsFoundInCallsAndInMethodReferences() {
    assertThat(violations(HouseRules.useNoRandomness(), RollsDice.class))
        .contains("ThreadLocalRandom.current()", "UUID.randomUUID()");
  }

  @Test
  void aDefaultOfTheMachineIsFound() {
    assertThat(violations(HouseRules.takeNoDefaultFromTheMachine(), AsksTheMachine.class))
        .contains("ZoneId.systemDefault()", "String.toLowerCase()", "String.format(");
  }

  @Test
  void aNamedLocaleIsNoViolation() {
    assertThat(violations(HouseRules.takeNoDefaultFromTheMachine(), NamesItsLocale.class))
        .isEmpty();
  }

  @Test
  void theEnvironmentAndTheConsoleAreFound() {
    ArchRule rule = HouseRules.leaveTheOutsideWorldAloneExcept("dev.hindcast.Another");

    assertThat(violations(rule, TouchesTheWorld.class)).contains("System.getenv(", "System.out");
  }

  @Test
  void aChangeOfAFileIsFound() {
    assertThat(violations(HouseRules.changeNoFile(), WritesFile.class))
        .contains("Files.writeString(", "Files.deleteIfExists(");
  }

  @Test
  void aNameThatSaysNothingIsFound() {
    assertThat(violations(HouseRules.nameThingsForWhatTheyAre(), EventManager.class))
        .contains("EventManager");
  }

  @Test
  void anAccessorWithGetIsFoundUnlessALibraryGaveTheName() {
    assertThat(violations(HouseRules.nameAccessorsWithoutGet(), NamesAccessors.class))
        .contains("getReason()")
        .doesNotContain("getMessage()");
  }

  private static String violations(ArchRule rule, Class<?> subject) {
    return String.join(
        "\n",
        rule.evaluate(new ClassFileImporter().importClasses(subject))
            .getFailureReport()
            .getDetails());
  }

  static final class ReadsClock {
    Object read() {
      return Instant.now().plusNanos(System.nanoTime()).atZone(Clock.systemUTC().getZone());
    }
  }

  record UsesPassedClock(Clock clock) {
    Instant read() {
      return Instant.now(clock);
    }
  }

  static final class RollsDice {
    final Supplier<UUID> id = UUID::randomUUID;
    final int die = ThreadLocalRandom.current().nextInt(6);
  }

  static final class AsksTheMachine {
    @SuppressWarnings("StringCaseLocaleUsage")
    String ask(String name) {
      return String.format("%s in %s", name.toLowerCase(), ZoneId.systemDefault());
    }
  }

  static final class NamesItsLocale {
    String ask(String name) {
      return String.format(Locale.ROOT, "%s", name.toLowerCase(Locale.ROOT));
    }
  }

  static final class TouchesTheWorld {
    void touch() {
      System.out.println(System.getenv("HOME"));
    }
  }

  static final class WritesFile {
    void write(Path file) throws IOException {
      Files.deleteIfExists(file);
      Files.writeString(file, "text");
    }
  }

  static final class NamesAccessors extends RuntimeException {
    @Override
    public String getMessage() {
      return "named by the library";
    }

    String getReason() {
      return "named by us";
    }
  }

  static final class EventManager {}
}
