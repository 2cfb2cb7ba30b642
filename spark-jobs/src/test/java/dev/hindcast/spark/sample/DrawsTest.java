/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  @Test
  void aSeedGivesTheSameNumbersAndAnotherGivesOthers() {
    assertThat(firstThousand(1)).containsExactly(firstThousand(1));
    assertThat(firstThousand(2)).isNotEqualTo(firstThousand(1));
  }

  @Test
  void everyNumberBelowTheBoundComesAboutAsOften() {
    Draws draws = new Draws(5);
    int[] seen = new int[10];
    IntStream.range(0, 100_000).forEach(i -> seen[draws.below(10)]++);

    assertThat(seen).doesNotContain(0);
    assertThat(IntStream.of(seen).min().getAsInt()).isGreaterThan(9_500);
    assertThat(IntStream.of(seen).max().getAsInt()).isLessThan(10_500);
  }

  private static int[] firstThousand(long seed) {
    Draws draws = new Draws(seed);
    return IntStream.range(0, 1_000).map(i -> draws.below(1_000_000)).toArray();
  }
}
