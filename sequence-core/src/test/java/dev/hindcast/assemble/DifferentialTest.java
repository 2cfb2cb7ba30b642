/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseFolder;
import dev.hindcast.cases.CaseShrinker;
import dev.hindcast.cases.LongHistories;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.reference.ReferenceAssembler;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sweep against the reference, over many random cases. */
class DifferentialTest {
  private static final int CASES = 50_000;
  private static final int LONG_HISTORIES = 500;
  private static final int EVENTS = 70;
  private static final long SEED = RandomCases.printedSeed("differential");

  private final ReferenceAssembler reference = new ReferenceAssembler();

  @Test
  void sweepAnswersEveryRandomCaseAsTheReferenceDoes() throws IOException {
    for (int number = 0; number < RandomCases.count(CASES); number++) {
      compare(RandomCases.at(SEED, number), number);
    }
  }

  @Test
  void sweepAnswersLongHistoriesAsTheReferenceDoes() throws IOException {
    for (int number = 0; number < RandomCases.count(LONG_HISTORIES); number++) {
      compare(LongHistories.at(SEED, number, EVENTS), number);
    }
  }

  private void compare(Case given, int number) throws IOException {
    if (differs(given)) {
      report(given, number);
    }
  }

  private boolean differs(Case given) {
    try {
      return !SweepRunner.run(given).equals(reference.assemble(given));
    } catch (RuntimeException e) {
      return true;
    }
  }

  private void report(Case given, int number) throws IOException {
    Case smallest = CaseShrinker.smallest(given, this::differs);
    Path folder =
        Path.of("target", "failed-cases", given.definition().name() + SEED + "-" + number);
    CaseFolder.write(folder, smallest, reference.assemble(smallest));
    assertThat(SweepRunner.run(smallest))
        .as("case %d of seed %d, its smallest form is in %s", number, SEED, folder)
        .isEqualTo(reference.assemble(smallest));
  }
}
