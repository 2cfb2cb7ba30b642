/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.SequenceOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTraceTest {
  private static final GroupLanes LANES =
      new GroupLanes(
          List.of(
              new GroupLane.OfLabel(Exclusion.SAME_REQUEST),
              new GroupLane.OfLabel(Exclusion.SAME_SESSION),
              new GroupLane.OfValue(new EventValue(EventValue.Origin.SOURCE, "", "item")),
              new GroupLane.OfKind(
                  new EventValue(EventValue.Origin.SOURCE, "", "kind"), List.of("click"))));

  private final List<String> told = new ArrayList<>();
  private final SequenceAssembler assembler =
      new SequenceAssembler(
          List.of(
              shape(List.of(2), GroupLanes.NO_LANE, List.of(), 3),
              shape(List.of(), GroupLanes.NO_LANE, List.of(1), 2),
              shape(List.of(), 2, List.of(), 9)),
          LANES,
          AmountLanes.NONE,
          Optional.of(new Told()));

  private static SequenceShape shape(
      List<Integer> collapse, int distinct, List<Integer> most, int maxLength) {
    return new SequenceShape(
        "s",
        Long.MAX_VALUE,
        0,
        maxLength,
        SequenceOrder.NEWEST_FIRST,
        new SelectionShape(
            List.of(Exclusion.SAME_REQUEST, Exclusion.SAME_SESSION),
            List.of(0, 1),
            distinct,
            collapse,
            most.isEmpty() ? GroupLanes.NO_LANE : 3,
            most),
        List.of());
  }

  private void offer(long time, int sequence, int request, int session, int item, int kind) {
    EventFacts facts = new EventFacts(LANES, AmountLanes.NONE);
    facts.group(0, request).group(1, session).group(2, item).group(3, kind);
    byte[][] keys = {{}, {}, {}};
    assembler.offer(time, time, time, Long.MAX_VALUE, 1L << sequence, keys, facts);
  }

  @Test
  void everyFateIsToldFromTheNewestEventOn() {
    offer(1, 0, -1, -1, 5, -1);
    offer(2, 0, -1, -1, 4, -1);
    offer(3, 0, -1, -1, 5, -1);
    offer(4, 0, -1, 8, 5, -1);
    offer(5, 0, -1, -1, 5, -1);
    offer(6, 0, 7, 8, 5, -1);
    offer(7, 0, 6, -1, 1, -1);
    assembler.answer(10, new LabelGroups(-1, 7, 8));

    assertThat(told)
        .containsExactly(
            "SAME_REQUEST 5",
            "SAME_SESSION 3",
            "collapsed 2 into 4",
            "pushed out 0",
            "kept 6 at 0",
            "kept 4 at 1",
            "kept 1 at 2");
  }

  @Test
  void whatIsOverItsQuotaIsToldAndTakesNoPlace() {
    offer(1, 1, -1, -1, -1, 0);
    offer(2, 1, -1, -1, -1, -1);
    offer(3, 1, -1, -1, -1, 0);
    offer(4, 1, -1, -1, -1, 0);
    assembler.answer(10);

    assertThat(told).containsExactly("over quota 2", "over quota 0", "kept 3 at 0", "kept 1 at 1");
  }

  @Test
  void aRepeatedValueIsToldWithTheNewestEventOfIt() {
    offer(1, 2, -1, -1, 0, -1);
    offer(2, 2, -1, -1, 0, -1);
    offer(3, 2, -1, -1, -1, -1);
    offer(4, 2, -1, -1, 0, -1);
    assembler.answer(10);

    assertThat(told)
        .containsExactly("repeated 1 by 3", "repeated 0 by 3", "kept 3 at 0", "kept 2 at 1");
  }

  private final class Told implements SelectionTrace {
    @Override
    public void kept(int sequence, int slot, int position) {
      told.add("kept " + slot + " at " + position);
    }

    @Override
    public void excluded(int sequence, int slot, Exclusion exclusion) {
      told.add(exclusion + " " + slot);
    }

    @Override
    public void repeated(int sequence, int slot, int newerSlot) {
      told.add("repeated " + slot + " by " + newerSlot);
    }

    @Override
    public void collapsed(int sequence, int slot, int newerSlot) {
      told.add("collapsed " + slot + " into " + newerSlot);
    }

    @Override
    public void overQuota(int sequence, int slot) {
      told.add("over quota " + slot);
    }

    @Override
    public void pushedOut(int sequence, int slot) {
      told.add("pushed out " + slot);
    }
  }
}
