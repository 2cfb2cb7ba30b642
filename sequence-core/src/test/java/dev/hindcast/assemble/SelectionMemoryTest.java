/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.DurationUnit;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.event.OrderKey;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many events stay held where sequences select and derive, and what sums may hold. */
class SelectionMemoryTest {
  private static final long NONE = Long.MAX_VALUE;
  private static final int MAX_LENGTH = 50;
  private static final GroupLanes LANES =
      new GroupLanes(
          List.of(
              new GroupLane.OfLabel(Exclusion.SAME_REQUEST),
              new GroupLane.OfValue(new EventValue(EventValue.Origin.SOURCE, "", "item")),
              new GroupLane.OfKind(
                  new EventValue(EventValue.Origin.SOURCE, "", "kind"), List.of("click"))));
  private static final AmountLanes AMOUNTS =
      new AmountLanes(
          List.of(
              new EventValue(EventValue.Origin.SOURCE, "", "price"),
              new EventValue(EventValue.Origin.SOURCE, "", "cost")),
          List.of(AmountKind.INTEGER, AmountKind.DECIMAL));
  private static final SelectionShape EXCLUDING =
      new SelectionShape(List.of(Exclusion.SAME_REQUEST), List.of(0), -1, List.of(), -1, List.of());
  private static final SelectionShape DISTINCT =
      new SelectionShape(List.of(), List.of(), 1, List.of(), -1, List.of());
  private static final SelectionShape COLLAPSING =
      new SelectionShape(List.of(), List.of(), -1, List.of(1), -1, List.of());
  private static final SelectionShape QUOTA =
      new SelectionShape(List.of(), List.of(), -1, List.of(), 2, List.of(10));

  private final OrderKey key = new OrderKey();
  private final EventFacts facts = new EventFacts(LANES, AMOUNTS);

  private static SequenceShape shape(SelectionShape selection, DerivedShape... derived) {
    return new SequenceShape(
        "s", NONE, 0, MAX_LENGTH, SequenceOrder.OLDEST_FIRST, selection, List.of(derived));
  }

  private static DerivedShape derived(DerivedAttribute attribute) {
    return new DerivedShape("d", attribute, -1, -1, Optional.empty());
  }

  private static SequenceAssembler assembler(SequenceShape shape) {
    return new SequenceAssembler(List.of(shape), LANES, AMOUNTS, Optional.empty());
  }

  /** Most events held while many pass: three of each request, item n mod 20, two in three click. */
  private int mostHeld(SequenceShape shape, long until) {
    SequenceAssembler assembler = assembler(shape);
    int most = 0;
    int events = RandomCases.count(100_000);
    for (int n = 0; n < events; n++) {
      facts.clear().group(0, n / 3).group(1, n % 20).group(2, n % 3 == 0 ? -1 : 0);
      byte[][] keys = {key.begin().add(n).toBytes()};
      long end = until == NONE ? NONE : n + until;
      assembler.offer(n, n, n, end, 1, keys, facts);
      most = Math.max(most, assembler.heldEvents());
      if (n % 1_000 == 999) {
        assembler.answer(n + 1, new LabelGroups(-1, n / 3, -1));
      }
    }
    return most;
  }

  @Test
  void exclusionsHoldSpareEventsForTheLargestGroup() {
    assertThat(mostHeld(shape(EXCLUDING), NONE)).isBetween(MAX_LENGTH + 3, 4 * MAX_LENGTH);
    assertThat(mostHeld(shape(EXCLUDING), 10_000_000)).isBetween(MAX_LENGTH + 3, 4 * MAX_LENGTH);
  }

  @Test
  void distinctByHoldsTheNewestEventOfEachValue() {
    assertThat(mostHeld(shape(DISTINCT), NONE)).isBetween(20, 100);
    assertThat(mostHeld(shape(DISTINCT), 10_000_000)).isBetween(20, 100);
  }

  @Test
  void collapsedRunsHoldNoMoreThanMaxLengthOfThem() {
    assertThat(mostHeld(shape(COLLAPSING), NONE)).isBetween(MAX_LENGTH, 4 * MAX_LENGTH);
  }

  @Test
  void aQuotaHoldsNoMoreOfItsKind() {
    assertThat(mostHeld(shape(QUOTA), NONE)).isBetween(MAX_LENGTH, 4 * MAX_LENGTH);
  }

  @Test
  void aWindowHoldsWhatLiesBeforeTheOldestEvent() {
    DerivedShape count = derived(new DerivedAttribute.Count(Optional.empty(), 200));
    assertThat(mostHeld(shape(SelectionShape.ALL, count), NONE))
        .isBetween(MAX_LENGTH + 200, 4 * (MAX_LENGTH + 200));
    assertThat(mostHeld(shape(EXCLUDING, count), NONE))
        .isBetween(MAX_LENGTH + 200, 4 * (MAX_LENGTH + 200));
  }

  @Test
  void positionAndThePreviousTimeHoldOneEventMore() {
    DerivedShape since = derived(new DerivedAttribute.TimeSincePrevious(DurationUnit.SECONDS));
    DerivedShape position = derived(new DerivedAttribute.Position());
    assertThat(mostHeld(shape(SelectionShape.ALL, since), NONE))
        .isBetween(MAX_LENGTH + 1, 4 * MAX_LENGTH);
    assertThat(mostHeld(shape(SelectionShape.ALL, position), NONE))
        .isBetween(MAX_LENGTH, 4 * MAX_LENGTH);
  }

  @Test
  void timeBeforeTheLabelHoldsNothingMore() {
    DerivedShape before = derived(new DerivedAttribute.TimeBeforeLabel(DurationUnit.SECONDS));
    assertThat(mostHeld(shape(SelectionShape.ALL, before), NONE)).isEqualTo(MAX_LENGTH);
  }

  private AssembledSequence sumOf(int lane, AmountKind kind, long... amounts) {
    DerivedShape sum =
        new DerivedShape(
            "total",
            new DerivedAttribute.Sum("price", Optional.empty(), NONE),
            lane,
            -1,
            Optional.of(kind));
    SequenceAssembler assembler = assembler(shape(SelectionShape.ALL, sum));
    for (int n = 0; n < amounts.length; n++) {
      facts.clear().amount(lane, amounts[n]);
      assembler.offer(n, n, n, NONE, 1, new byte[][] {{(byte) n}}, facts);
    }
    assembler.answer(amounts.length);
    return assembler.sequence(0);
  }

  @Test
  void aSumOfIntegersThatDoesNotFitIsAnError() {
    long most = Long.MAX_VALUE;
    assertThatThrownBy(() -> sumOf(0, AmountKind.INTEGER, most, 1, 0))
        .isInstanceOfSatisfying(
            HindcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SUM_OVERFLOW))
        .hasMessage(
            "Cannot write total of sequence s for a label at 1970-01-01T00:00:00.000003Z: the sum"
                + " of its integers does not fit into 64 bits. Sum up a decimal, or a shorter time"
                + " within which events count.");
    assertThat(sumOf(0, AmountKind.INTEGER, most, -1, 1, 0).derived("total").longAt(3))
        .isEqualTo(most);
  }

  @Test
  void aSumOfDecimalsHas128Bits() {
    DerivedColumn column =
        sumOf(1, AmountKind.DECIMAL, Long.MAX_VALUE, Long.MAX_VALUE, 5, -9, 0).derived("total");
    BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
    assertThat(column.unscaledAt(0)).isEqualTo(BigInteger.ZERO);
    assertThat(column.unscaledAt(1)).isEqualTo(most);
    assertThat(column.unscaledAt(2)).isEqualTo(most.add(most));
    assertThat(column.unscaledAt(4)).isEqualTo(most.add(most).subtract(BigInteger.valueOf(4)));
    DerivedColumn low = sumOf(1, AmountKind.DECIMAL, Long.MIN_VALUE, -1, 0).derived("total");
    assertThat(low.unscaledAt(2)).isEqualTo(most.negate().subtract(BigInteger.TWO));
  }

  @Test
  void aColumnKnowsItsPositions() {
    AssembledSequence sequence = sumOf(0, AmountKind.INTEGER, 1, 2);
    assertThat(sequence.derived("total")).isSameAs(sequence.derived("total"));
    assertThatThrownBy(() -> sequence.derived("total").longAt(2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("2 of 2");
    assertThatThrownBy(() -> sequence.derived("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sequence s derives no other from the history");
  }

  @Test
  void anEventWithoutFactsIsRefusedWhereTheyAreNeeded() {
    assertThatThrownBy(() -> assembler(shape(DISTINCT)).offer(1, 1, 1, NONE, 1, new byte[][] {{1}}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the sequences need groups or amounts of every event");
  }
}
