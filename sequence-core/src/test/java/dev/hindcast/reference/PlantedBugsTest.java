/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.GoldenCase;
import dev.hindcast.cases.RandomCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether the cases would notice: every wrong reading of the rule must answer some of them wrong.
 */
class PlantedBugsTest {
  private record GoldenUser(String golden, Case given) {}

  private static final List<GoldenUser> GOLDEN = new ArrayList<>();
  private static final int CASES = 50_000;
  private static final long SEED = RandomCases.printedSeed("planted bugs");
  private static final Map<String, ReferenceAssembler> BUGS = PlantedBugs.all();

  private final ReferenceAssembler right = new ReferenceAssembler();

  static Set<String> bugs() {
    return BUGS.keySet();
  }

  @BeforeAll
  static void readGoldenCases() throws IOException {
    for (Path folder : GoldenCase.folders(Path.of("..", "src-test-data", "cases"))) {
      GoldenCase golden = GoldenCase.read(folder);
      ReferenceEnrichment enrichment = new ReferenceEnrichment();
      for (Case user : golden.cases()) {
        GOLDEN.add(new GoldenUser(golden.name(), enrichment.attached(user)));
      }
    }
  }

  @Test
  void thereAreEnoughBugs() {
    assertThat(BUGS).hasSizeGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void randomCasesTellTheBugFromTheRule(String bug) {
    int found = 0;
    for (int number = 0; found == 0 && number < CASES; number++) {
      Case given = RandomCases.at(SEED, number);
      found = BUGS.get(bug).assemble(given).equals(right.assemble(given)) ? 0 : 1;
    }
    assertThat(found).as("cases in which it shows: %s", bug).isPositive();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void someGoldenCaseTellsTheBugFromTheRule(String bug) {
    List<String> telling = new ArrayList<>();
    for (GoldenUser user : GOLDEN) {
      if (!BUGS.get(bug).assemble(user.given()).equals(right.assemble(user.given()))) {
        telling.add(user.golden());
      }
    }
    assertThat(telling).as("golden cases in which it shows: %s", bug).isNotEmpty();
  }
}
