/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.SequenceOrder;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WholeSumsTest {
  private static final long SEED = RandomCases.printedSeed("whole sums");
  private static final int GROUPS = 70;
  private static final DerivedShape SUM =
      new DerivedShape(
          "total",
          new DerivedAttribute.Sum("price", Optional.of("item"), 100),
          0,
          0,
          Optional.of(AmountKind.DECIMAL));

  private final SlotFacts facts = new SlotFacts(1, 1);
  private final EventFacts event =
      new EventFacts(
          new GroupLanes(
              List.of(new GroupLane.OfValue(new EventValue(EventValue.Origin.SOURCE, "", "item")))),
          new AmountLanes(
              List.of(new EventValue(EventValue.Origin.SOURCE, "", "price")),
              List.of(AmountKind.DECIMAL)));
  private final WholeSums sums = new WholeSums("s", SUM, facts);

  private void store(int slot, long amount) {
    facts.store(slot, event.clear().amount(0, amount));
  }

  private BigInteger total(int group) {
    DerivedValues values = new DerivedValues(SequenceOrder.OLDEST_FIRST);
    values.begin(1);
    sums.read(group, 0, null, values);
    return values.unscaledAt(0);
  }

  @Test
  void amountsOfAnySizeAndSignGoInAndOutOfTheirGroups() {
    Random random = new Random(SEED);
    BigInteger[] expected = new BigInteger[GROUPS];
    Arrays.fill(expected, BigInteger.ZERO);
    for (int n = 0; n < 5_000; n++) {
      long amount = random.nextLong() >> random.nextInt(64);
      int group = random.nextInt(1 + Math.min(n, GROUPS - 1));
      int times = random.nextBoolean() ? 1 : -1;
      store(n % 50, amount);
      sums.add(n % 50, group, times);
      expected[group] =
          expected[group].add(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(times)));
      assertThat(total(group)).isEqualTo(expected[group]);
    }
    for (int group = 0; group < GROUPS; group++) {
      assertThat(total(group)).isEqualTo(expected[group]);
    }
    assertThat(total(10_000)).isZero();
  }

  @Test
  void theLowHalfOfASumMayBeZero() {
    store(0, Long.MIN_VALUE);
    sums.add(0, 3, 1);
    sums.add(0, 3, 1);
    assertThat(total(3)).isEqualTo(BigInteger.TWO.pow(64).negate());

    sums.add(0, 4, -1);
    sums.add(0, 4, -1);
    assertThat(total(4)).isEqualTo(BigInteger.TWO.pow(64));
  }

  @Test
  void anEventWithoutAnAmountAddsNothing() {
    facts.store(0, event.clear());
    sums.add(0, 0, 1);
    assertThat(total(0)).isZero();
  }
}
