/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.definition.SequenceOrder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceAssemblerTest {
  private static final long NONE = Long.MAX_VALUE;
  private static final SequenceShape LAST_TWO =
      new SequenceShape(NONE, 0, 2, SequenceOrder.OLDEST_FIRST);

  private final SequenceAssembler assembler = new SequenceAssembler(List.of(LAST_TWO));

  private int offer(long eventTime, long from, long until) {
    return assembler.offer(eventTime, from, from, until, 1, new byte[][] {{(byte) eventTime}});
  }

  @Test
  void anOfferBeforeTheOneBeforeIsRefused() {
    offer(10, 20, NONE);
    assertThatThrownBy(() -> offer(10, 19, NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "offers and labels of a user must be sorted: 1970-01-01T00:00:00.000019Z came after an"
                + " offer of 1970-01-01T00:00:00.000020Z and a label of"
                + " -290308-12-21T19:59:05.224192Z");
  }

  @Test
  void anOfferAtALabelThatIsAnsweredIsRefused() {
    assembler.answer(20);
    assertThatThrownBy(() -> offer(10, 20, NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1970-01-01T00:00:00.000020Z came after");
    assertThatCode(() -> offer(10, 21, NONE)).doesNotThrowAnyException();
  }

  @Test
  void aLabelBeforeAnOfferOrALabelIsRefused() {
    offer(10, 20, NONE);
    assertThatThrownBy(() -> assembler.answer(19))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1970-01-01T00:00:00.000019Z came after an offer of");
    assembler.answer(20);
    assembler.answer(21);
    assertThatThrownBy(() -> assembler.answer(20))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("and a label of 1970-01-01T00:00:00.000021Z");
  }

  @Test
  void theNextUserBeginsAnew() {
    offer(10, 20, 50);
    offer(11, 20, NONE);
    assembler.answer(20);
    assembler.beginUser();
    assertThat(assembler.heldEvents()).isZero();
    offer(1, 2, NONE);
    assembler.answer(2);
    assertThat(assembler.sequence(0).length()).isEqualTo(1);
    assertThat(assembler.sequence(0).eligible()).isEqualTo(1);
    assertThat(assembler.heldEvents()).isEqualTo(1);
  }

  @Test
  void anEventThatStillWaitsForItsGapIsNotLeftToTheNextUser() {
    SequenceAssembler two =
        new SequenceAssembler(
            List.of(LAST_TWO, new SequenceShape(NONE, 10, 2, SequenceOrder.OLDEST_FIRST)));
    byte[][] keys = {{1}, {1}};
    two.offer(5, 6, 6, NONE, 3, keys);
    two.answer(6);
    assertThat(two.sequence(0).length()).isEqualTo(1);
    assertThat(two.sequence(1).length()).isZero();
    two.beginUser();
    two.answer(100);
    assertThat(two.sequence(1).eligible()).isZero();
    assertThat(two.heldEvents()).isZero();
  }

  @Test
  void anEventThatHasWaitedForItsGapIsHeldOnce() {
    SequenceAssembler two =
        new SequenceAssembler(
            List.of(LAST_TWO, new SequenceShape(20, 10, 2, SequenceOrder.OLDEST_FIRST)));
    two.offer(5, 6, 6, 50, 3, new byte[][] {{1}, {1}});
    two.answer(16);
    assertThat(two.sequence(1).length()).isEqualTo(1);
    two.answer(50);
    assertThat(two.sequence(0).length()).isZero();
    assertThat(two.sequence(1).length()).isZero();
    assertThat(two.heldEvents()).isZero();
  }

  @Test
  void anEventThatLeftTheLookbackBeforeItWasSupersededMakesNoRoomForMoreThanMaxLength() {
    SequenceAssembler recent =
        new SequenceAssembler(List.of(new SequenceShape(50, 0, 2, SequenceOrder.OLDEST_FIRST)));
    byte[][] key = {{1}};
    recent.offer(10, 11, 11, 1_000, 1, key);
    recent.answer(100);
    assertThat(recent.heldEvents()).isZero();
    for (long time = 100; time < 105; time++) {
      recent.offer(time, time + 1, time + 1, NONE, 1, key);
    }
    assertThat(recent.heldEvents()).isEqualTo(2);
  }

  @Test
  void anEventThatNoLabelCanSeeGetsNoSlot() {
    assertThat(offer(10, 5, 11)).isEqualTo(SequenceAssembler.NO_SLOT);
    assertThat(offer(10, 20, 20)).isEqualTo(SequenceAssembler.NO_SLOT);
    assertThat(assembler.offer(30, 0, 31, NONE, 0, new byte[1][0]))
        .isEqualTo(SequenceAssembler.NO_SLOT);
    assertThat(assembler.heldEvents()).isZero();
    assertThat(offer(31, 32, NONE)).isZero();
  }

  @Test
  void anEventOlderThanTheLastingOnesOfAFullSequenceGetsNoSlotButCounts() {
    offer(10, 20, NONE);
    offer(11, 20, NONE);
    assertThat(offer(9, 20, NONE)).isEqualTo(SequenceAssembler.NO_SLOT);
    assertThat(offer(12, 20, 30)).isNotNegative();
    assertThat(assembler.heldEvents()).isEqualTo(3);
    assembler.answer(20);
    assertThat(assembler.sequence(0).eligible()).isEqualTo(4);
    assertThat(assembler.sequence(0).minEventTimeMicros()).isEqualTo(11);
  }

  @Test
  void aSlotIsHandedOutAgainOnceNoSequenceHoldsIt() {
    int first = offer(10, 20, NONE);
    offer(11, 20, NONE);
    offer(12, 20, NONE);
    assertThat(offer(13, 20, NONE)).isEqualTo(first);
    assertThat(assembler.heldEvents()).isEqualTo(2);
  }

  @Test
  void onePassAssemblesOneToSixtyFourSequences() {
    List<SequenceShape> most = Collections.nCopies(SequenceAssembler.MAX_SEQUENCES, LAST_TWO);
    SequenceAssembler wide = new SequenceAssembler(most);
    wide.offer(1, 1, 2, NONE, 1L << 63, new byte[64][1]);
    wide.answer(2);
    assertThat(wide.sequence(63).length()).isEqualTo(1);
    assertThat(wide.sequence(62).length()).isZero();
    assertThatThrownBy(() -> new SequenceAssembler(Collections.nCopies(65, LAST_TWO)))
        .hasMessage("one pass assembles 1 to 64 sequences, not 65");
    assertThatThrownBy(() -> new SequenceAssembler(List.of()))
        .hasMessage("one pass assembles 1 to 64 sequences, not 0");
  }

  @Test
  void aShapeRefusesWhatCannotHoldAnEvent() {
    assertThatThrownBy(() -> new SequenceShape(NONE, 0, 0, SequenceOrder.OLDEST_FIRST))
        .hasMessage("max-length must be at least 1: 0");
    assertThatThrownBy(() -> new SequenceShape(5, 5, 1, SequenceOrder.OLDEST_FIRST))
        .hasMessage("lookback must be longer than gap: 5 us, 5 us");
    assertThatThrownBy(() -> new SequenceShape(5, -1, 1, SequenceOrder.OLDEST_FIRST))
        .hasMessage("lookback must be longer than gap: 5 us, -1 us");
    assertThat(new SequenceShape(1, 0, 1, SequenceOrder.OLDEST_FIRST).maxLength()).isEqualTo(1);
  }
}
