/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.event.OrderKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many events the sweep holds on to, whatever the length of a history. */
class MemoryBoundTest {
  private static final long NONE = Long.MAX_VALUE;
  private static final long SEED = RandomCases.printedSeed("memory bound");

  private record Offer(long eventTime, long from, long until, long passing, byte[] tieKey) {}

  private final OrderKey key = new OrderKey();

  @Test
  void heldEventsStayWithinMaxLengthAndWhatMayStillChange() {
    for (int number = 0; number < RandomCases.count(300); number++) {
      checkBound(new Random(SEED + number), 600);
    }
  }

  private void checkBound(Random random, int events) {
    List<SequenceShape> shapes = new ArrayList<>();
    for (int s = 1 + random.nextInt(3); s > 0; s--) {
      long gap = random.nextInt(3) == 0 ? random.nextInt(50) : 0;
      long lookback = random.nextBoolean() ? NONE : gap + 1 + random.nextInt(events);
      shapes.add(
          new SequenceShape(lookback, gap, 1 + random.nextInt(60), SequenceOrder.OLDEST_FIRST));
    }
    SequenceAssembler assembler = new SequenceAssembler(shapes);
    int maxLengths = shapes.stream().mapToInt(SequenceShape::maxLength).sum();
    long longestGap = shapes.stream().mapToLong(SequenceShape::gapMicros).max().orElseThrow();
    List<Offer> offers = offers(random, events, (1L << shapes.size()) - 1);
    offers.sort(Comparator.comparingLong(o -> assembler.activeFromMicros(o.eventTime, o.from)));
    List<Offer> changing = new ArrayList<>();
    List<Offer> waiting = new ArrayList<>();
    for (int i = 0; i < offers.size(); i++) {
      Offer offer = offers.get(i);
      long now = assembler.activeFromMicros(offer.eventTime, offer.from);
      offer(assembler, offer);
      (offer.until < NONE ? changing : waiting).add(offer);
      assertThat(assembler.heldEvents())
          .isLessThanOrEqualTo(maxLengths + changing.size() + waiting.size());
      boolean isLast = i + 1 == offers.size();
      if (random.nextInt(20) == 0
          && (isLast
              || now
                  < assembler.activeFromMicros(
                      offers.get(i + 1).eventTime, offers.get(i + 1).from))) {
        assembler.answer(now);
        changing.removeIf(o -> o.until <= now);
        waiting.removeIf(o -> o.eventTime + longestGap < now);
        assertThat(assembler.heldEvents())
            .isLessThanOrEqualTo(maxLengths + changing.size() + waiting.size());
      }
    }
  }

  private List<Offer> offers(Random random, int events, long all) {
    List<Offer> offers = new ArrayList<>();
    for (long id = 0; id < events; id++) {
      long eventTime = random.nextInt(events);
      long from = eventTime + random.nextInt(4);
      while (random.nextInt(3) == 0) {
        long until = from + 1 + random.nextInt(200);
        offers.add(new Offer(eventTime, from, until, random.nextLong() & all, keyOf(id)));
        from = until;
      }
      offers.add(new Offer(eventTime, from, NONE, random.nextLong() & all, keyOf(id)));
    }
    return offers;
  }

  private static void offer(SequenceAssembler assembler, Offer offer) {
    byte[][] keys = {offer.tieKey, offer.tieKey, offer.tieKey};
    assembler.offer(offer.eventTime, offer.from, offer.from, offer.until, offer.passing, keys);
  }

  @Test
  void aUserOfFiveMillionCorrectedEventsIsSweptWithFewEventsHeld() {
    long events = RandomCases.count(5_000_000);
    long correctedAfter = 86_400;
    SequenceAssembler assembler =
        new SequenceAssembler(
            List.of(
                new SequenceShape(NONE, 0, 200, SequenceOrder.OLDEST_FIRST),
                new SequenceShape(3_600, 0, 50, SequenceOrder.NEWEST_FIRST)));
    int most = 0;
    long corrected = 0;
    long[] payload = new long[4_096];
    for (long event = 0; event < events; event++) {
      while (corrected + correctedAfter < event + 1) {
        if (corrected % 10 != 0) {
          store(assembler, payload, corrected, corrected + correctedAfter, NONE);
        }
        corrected++;
      }
      store(assembler, payload, event, event, event + correctedAfter);
      if (event % 50_000 == 49_999) {
        assembler.answer(event + 1);
        long gone = (Math.max(0, event + 2 - correctedAfter) + 9) / 10;
        assertThat(assembler.sequence(0).eligible()).isEqualTo(event + 1 - gone);
        assertThat(assembler.sequence(1).eligible()).isEqualTo(3_600);
        checkSlots(assembler, payload, event);
      }
      most = Math.max(most, assembler.heldEvents());
    }
    assertThat(most).isBetween(250, 1_000);
  }

  private void store(
      SequenceAssembler assembler, long[] payload, long event, long from, long until) {
    byte[] tieKey = keyOf(event);
    int slot = assembler.offer(event, from, from, until, 3, new byte[][] {tieKey, tieKey});
    if (slot != SequenceAssembler.NO_SLOT) {
      payload[slot] = event;
    }
  }

  private static void checkSlots(SequenceAssembler assembler, long[] payload, long newest) {
    assertThat(assembler.sequence(0).length()).isEqualTo(200);
    assertThat(assembler.sequence(1).length()).isEqualTo(50);
    for (int i = 0; i < 200; i++) {
      assertThat(payload[assembler.sequence(0).slot(i)]).isEqualTo(newest - 199 + i);
    }
    for (int i = 0; i < 50; i++) {
      assertThat(payload[assembler.sequence(1).slot(i)]).isEqualTo(newest - i);
    }
  }

  @Test
  void aHistoryThatIsLoadedTwiceInAnyOrderIsNotHeld() {
    long events = RandomCases.count(300_000);
    long step = 2_654_435_761L;
    SequenceAssembler assembler =
        new SequenceAssembler(List.of(new SequenceShape(NONE, 0, 100, SequenceOrder.OLDEST_FIRST)));
    int most = 0;
    for (long load = 1; load <= 3; load++) {
      for (long i = 0; i < events; i++) {
        long event = i * step % events;
        long until = load == 3 ? NONE : (load + 1) * events;
        assembler.offer(event, 0, load * events, until, 1, new byte[][] {keyOf(event)});
        most = Math.max(most, assembler.heldEvents());
      }
      assembler.answer(load * events + load);
      assertThat(assembler.sequence(0).eligible()).isEqualTo(events);
      assertThat(assembler.sequence(0).minEventTimeMicros()).isEqualTo(events - 100);
    }
    assertThat(most).isBetween(100, 600);
  }

  private byte[] keyOf(long id) {
    return key.begin().add(id).toBytes();
  }
}
