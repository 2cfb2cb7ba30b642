/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.reference.ReferenceAssembler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RandomCasesTest {
  @Test
  void equalSeedsGiveEqualCases() {
    for (int number = 0; number < 20; number++) {
      assertThat(RandomCases.at(5, number)).isEqualTo(RandomCases.at(5, number));
      assertThat(RandomCases.at(5, number)).isNotEqualTo(RandomCases.at(6, number));
    }
  }

  @Test
  void randomCasesAreRichEnoughToBeWorthComparing() {
    List<CaseAnswer> answers = new ArrayList<>();
    for (int number = 0; number < 2_000; number++) {
      answers.addAll(new ReferenceAssembler().assemble(RandomCases.at(99, number)));
    }
    assertThat(share(answers, answer -> !answer.events().isEmpty())).isGreaterThan(0.35);
    assertThat(share(answers, answer -> answer.eligible() > answer.events().size()))
        .isGreaterThan(0.1);
    assertThat(share(answers, RandomCasesTest::hasTie)).isGreaterThan(0.08);
  }

  private static boolean hasTie(CaseAnswer answer) {
    return answer.events().stream().mapToLong(CaseRevision::eventTimeMicros).distinct().count()
        < answer.events().size();
  }

  private static double share(List<CaseAnswer> answers, Predicate<CaseAnswer> of) {
    return (double) answers.stream().filter(of).count() / answers.size();
  }
}
