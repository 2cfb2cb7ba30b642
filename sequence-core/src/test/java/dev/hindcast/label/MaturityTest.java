/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.Outcome;
import org.junit.jupiter.api.Test;

class MaturityTest {
  @Test
  void labelIsMatureFromTheMomentItsOutcomeAndGraceHaveEnded() {
    Maturity maturity = Maturity.of(new Outcome("until", 10), 100);

    assertThat(maturity.isImmature(89)).isFalse();
    assertThat(maturity.isImmature(90)).isFalse();
    assertThat(maturity.isImmature(91)).isTrue();
  }

  @Test
  void withoutGraceTheOutcomeMayEndAtTheKnowledgeTime() {
    Maturity maturity = Maturity.of(new Outcome("until", 0), 100);

    assertThat(maturity.isImmature(100)).isFalse();
    assertThat(maturity.isImmature(101)).isTrue();
  }

  @Test
  void endsOfTheRangeOfTimeDoNotWrap() {
    assertThat(Maturity.of(new Outcome("until", Long.MAX_VALUE), 0).isImmature(1)).isTrue();
    assertThat(Maturity.of(new Outcome("until", 1), 0).isImmature(Long.MAX_VALUE)).isTrue();
    assertThat(Maturity.of(new Outcome("until", 1), 0).isImmature(Long.MIN_VALUE)).isFalse();
  }
}
