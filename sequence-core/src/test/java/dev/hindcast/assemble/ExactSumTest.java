/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.RandomCases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {
  private static final long SEED = RandomCases.printedSeed("exact sum");

  private static double sum(double... numbers) {
    ExactSum sum = new ExactSum();
    for (double number : numbers) {
      sum.add(number, 1);
    }
    return sum.value();
  }

  @Test
  void randomNumbersOfAllSizesSumUpAsExactDecimalsDo() {
    for (int number = 0; number < RandomCases.count(4_000); number++) {
      Random random = new Random(SEED + number);
      ExactSum sum = new ExactSum();
      BigDecimal exact = BigDecimal.ZERO;
      List<Double> in = new ArrayList<>();
      int spread = 1 + random.nextInt(2_000);
      for (int n = random.nextInt(12); n > 0; n--) {
        double next =
            Math.scalb(random.nextDouble() - 0.5, random.nextInt(spread) - spread / 2 - 40);
        if (random.nextInt(5) == 0) {
          next = Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
        }
        sum.add(next, 1);
        exact = exact.add(new BigDecimal(next));
        in.add(next);
        if (random.nextInt(3) == 0) {
          double out = in.remove(random.nextInt(in.size()));
          sum.add(out, -1);
          exact = exact.subtract(new BigDecimal(out));
        }
        assertThat(sum.value()).isEqualTo(exact.doubleValue());
      }
      in.forEach(out -> sum.add(out, -1));
      assertThat(sum.value()).isEqualTo(0.0);
    }
  }

  @Test
  void halfOfTheLastPlaceRoundsToEven() {
    double half = Math.scalb(1.0, -53);
    assertThat(sum(1, half)).isEqualTo(1);
    assertThat(sum(1, half, Double.MIN_VALUE)).isEqualTo(Math.nextUp(1.0));
    assertThat(sum(Math.nextUp(1.0), half)).isEqualTo(Math.nextUp(Math.nextUp(1.0)));
    assertThat(sum(-1, -half)).isEqualTo(-1);
    assertThat(sum(2, -Double.MIN_VALUE)).isEqualTo(2);
    assertThat(sum(0.1, 0.2, -0.3)).isEqualTo(Math.scalb(1.0, -55));
  }

  @Test
  void whatIsTooLargeIsInfiniteOnlyInTheEnd() {
    double most = Double.MAX_VALUE;
    assertThat(sum(most, most)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(-most, -most)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(sum(most, most, -most)).isEqualTo(most);
    assertThat(sum(most, Math.ulp(most) / 4)).isEqualTo(most);
    assertThat(sum(most, Math.ulp(most) / 2)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void zerosOfBothSignsSumUpToPositiveZero() {
    assertThat(sum()).isEqualTo(0.0);
    assertThat(sum(-0.0, -0.0)).isEqualTo(0.0);
    assertThat(sum(Double.MIN_VALUE, -Double.MIN_VALUE)).isEqualTo(0.0);
    assertThat(sum(-Double.MIN_VALUE, -Double.MIN_VALUE)).isEqualTo(-2 * Double.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoFiniteNumberCountsUntilItIsTakenOut(double special) {
    ExactSum sum = new ExactSum();
    sum.add(1.5, 1);
    sum.add(special, 1);
    assertThat(sum.value()).isEqualTo(Double.valueOf(special));
    sum.add(special, -1);
    assertThat(sum.value()).isEqualTo(1.5);
  }

  @Test
  void infinitiesOfBothSignsAreNoNumber() {
    assertThat(sum(Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY)).isNaN();
    assertThat(sum(Double.POSITIVE_INFINITY, Double.NaN)).isNaN();
  }
}
