/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseSetup;
import dev.hindcast.cases.GoldenCase;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.cases.RandomSetups;
import dev.hindcast.cases.RandomUsers;
import dev.hindcast.definition.SequenceDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether the cases would notice that enrichments are read wrongly: by what would be written. */
class PlantedEnrichmentBugsTest {
  private static final int DEFINITIONS = 500;
  private static final int USERS = 8;
  private static final long SEED = RandomCases.printedSeed("planted bugs of enrichments");
  private static final Map<String, ReferenceEnrichment> BUGS = PlantedEnrichmentBugs.all();

  static Set<String> bugs() {
    return BUGS.keySet();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void randomCasesTellTheBugFromTheRule(String bug) {
    boolean isTold = false;
    for (int number = 0; !isTold && number < DEFINITIONS; number++) {
      CaseSetup setup = RandomSetups.at(SEED, number, CaseSetup.Kind.JOB);
      for (int user = 0; !isTold && user < USERS; user++) {
        isTold = isTold(bug, RandomUsers.at(setup, SEED, (long) number * USERS + user, "u"));
      }
    }
    assertThat(isTold).as("whether any random case shows: %s", bug).isTrue();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void someGoldenCaseTellsTheBugFromTheRule(String bug) throws IOException {
    List<String> telling = new ArrayList<>();
    for (Path folder : GoldenCase.folders(Path.of("..", "src-test-data", "cases"))) {
      GoldenCase golden = GoldenCase.read(folder);
      if (golden.cases().stream().anyMatch(given -> isTold(bug, given))) {
        telling.add(golden.name());
      }
    }
    assertThat(telling).as("golden cases in which it shows: %s", bug).isNotEmpty();
  }

  private static boolean isTold(String bug, Case given) {
    return !written(BUGS.get(bug), given).equals(written(new ReferenceEnrichment(), given));
  }

  /** What stands in the output, and no value that no sequence has. */
  private static List<List<Object>> written(ReferenceEnrichment enrichment, Case given) {
    List<List<Object>> written = new ArrayList<>();
    for (CaseAnswer answer : enrichment.assemble(given, new ReferenceAssembler()::assemble)) {
      for (SequenceDefinition sequence : given.definition().sequences()) {
        if (sequence.name().equals(answer.sequence())) {
          sequence.columns().stream()
              .filter(column -> !column.equals(SequenceDefinition.EVENT_TIME))
              .forEach(column -> written.add(answer.values(column)));
        }
      }
      written.add(List.of(answer.labelId(), answer.eligible(), answer.eventIds()));
    }
    return written;
  }
}
