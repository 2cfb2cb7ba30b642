/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.RandomCases;
import dev.hindcast.diff.EventColumns.Kind;
import dev.hindcast.diff.SequenceEdit.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceDiffTest {
  private static final EventColumns COLUMNS =
      new EventColumns(
          List.of("event_time", "item", "price", "shop", "age"),
          List.of(Kind.TIME, Kind.ATTRIBUTE, Kind.ATTRIBUTE, Kind.ATTRIBUTE, Kind.DERIVED),
          EventKey.NONE,
          true);

  /** Lines of invoices, all of which have the time of their invoice. */
  private static final List<String> LINE_NAMES =
      List.of("event_time", "item", "line", "price", "quantity");

  private static final List<Kind> LINE_KINDS =
      List.of(Kind.TIME, Kind.ATTRIBUTE, Kind.ATTRIBUTE, Kind.ATTRIBUTE, Kind.ATTRIBUTE);

  @Test
  void equalListsHaveNoDifference() {
    List<Event> list = List.of(event(1, "a", 1, 0), event(2, "b", 1, 0));

    SequenceDiff diff = SequenceDiff.of(list, list, COLUMNS);

    assertThat(diff.edits()).isEmpty();
    assertThat(diff.divergence()).isEmpty();
  }

  @Test
  void anEventThatCameIsInsertedAndDoesNotMoveTheOthers() {
    SequenceDiff diff =
        SequenceDiff.of(
            List.of(event(1, "a", 1, 0), event(3, "c", 1, 0)),
            List.of(event(1, "a", 1, 0), event(2, "b", 1, 0), event(3, "c", 1, 0)),
            COLUMNS);

    assertThat(diff.edits()).containsExactly(new SequenceEdit.Inserted(1, event(2, "b", 1, 0)));
    assertThat(diff.divergence()).hasValue(1);
  }

  @Test
  void anEventThatIsGoneIsRemoved() {
    SequenceDiff diff =
        SequenceDiff.of(
            List.of(event(1, "a", 1, 0), event(2, "b", 1, 0)),
            List.of(event(2, "b", 1, 0)),
            COLUMNS);

    assertThat(diff.edits()).containsExactly(new SequenceEdit.Removed(0, event(1, "a", 1, 0)));
  }

  @Test
  void anEventOfEqualTimeIsChangedFieldByField() {
    SequenceDiff diff =
        SequenceDiff.of(List.of(event(1, "a", 1, 9)), List.of(event(1, "a", 2, null)), COLUMNS);

    assertThat(diff.edits())
        .containsExactly(
            new SequenceEdit.Changed(
                0,
                0,
                event(1, "a", 1, 9),
                Map.of(2, new ValueChange(1, 2), 4, new ValueChange(9, null))));
  }

  @Test
  void eventsOfEqualTimeArePairedTheMostAlikeFirst() {
    SequenceDiff diff =
        SequenceDiff.of(
            List.of(event(1, "a", 1, 0), event(1, "b", 2, 0)),
            List.of(event(1, "b", 3, 0), event(1, "a", 4, 0), event(1, "x", 9, 0)),
            COLUMNS);

    assertThat(diff.edits()).hasSize(3);
    assertThat(diff.edits())
        .extracting(SequenceEdit::text)
        .contains("inserted", "moved", "changed");
    assertThat(diff.edits())
        .filteredOn(edit -> !(edit instanceof SequenceEdit.Inserted))
        .allMatch(edit -> edit.fields().keySet().equals(java.util.Set.of(2)));
  }

  @Test
  void eventsOfEqualTimeThatHaveNothingInCommonAreNotTheSame() {
    SequenceDiff diff =
        SequenceDiff.of(
            List.of(event(1, "a", 1, 0), event(1, "b", 2, 0)),
            List.of(event(1, "c", 3, 0), event(1, "d", 4, 0)),
            COLUMNS);

    assertThat(diff.edits())
        .extracting(SequenceEdit::text)
        .containsExactlyInAnyOrder("removed", "removed", "inserted", "inserted");
  }

  @Test
  void anEventWithEqualAttributesAtAnotherTimeIsMovedOrChanged() {
    SequenceDiff diff =
        SequenceDiff.of(
            List.of(event(1, "a", 1, 5), event(2, "b", 1, 4), event(3, "c", 1, 3)),
            List.of(event(2, "b", 1, 4), event(3, "c", 1, 3), event(4, "a", 1, 2)),
            COLUMNS);

    assertThat(diff.edits())
        .containsExactly(
            new SequenceEdit.Moved(
                0,
                2,
                event(1, "a", 1, 5),
                Map.of(0, new ValueChange(1L, 4L), 4, new ValueChange(5, 2))));
  }

  @Test
  void eventsThatKeepTheirTimeAreNotTheSameAtAnother() {
    EventColumns columns = new EventColumns(COLUMNS.names(), COLUMNS.kinds(), EventKey.NONE, false);

    SequenceDiff diff =
        SequenceDiff.of(List.of(event(1, "a", 1, 0)), List.of(event(2, "a", 1, 0)), columns);

    assertThat(texts(diff)).containsExactly("removed", "inserted");
  }

  @ParameterizedTest
  @EnumSource(EventKey.Reach.class)
  void differentLinesOfOneInvoiceAreNotTheSame(EventKey.Reach reach) {
    List<Event> before = List.of(line("mug", 1, 250, 6));
    List<Event> after = List.of(line("lamp", 2, 1995, 1));

    for (EventKey key : List.of(EventKey.NONE, new EventKey(List.of(2), reach))) {
      assertThat(texts(lines(before, after, key))).containsExactly("removed", "inserted");
    }
  }

  @Test
  void halfOfTheAttributesAreNotEnoughToKnowALineAgain() {
    assertThat(texts(lines(line("mug", 1, 250, 6), line("mug", 1, 199, 5), EventKey.NONE)))
        .containsExactly("removed", "inserted");
    assertThat(texts(lines(line("mug", 1, 250, 6), line("mug", 1, 250, 5), EventKey.NONE)))
        .containsExactly("changed");
    assertThat(texts(lines(line(null, 1, null, null), line(null, 2, null, null), EventKey.NONE)))
        .as("what neither line has says nothing")
        .containsExactly("removed", "inserted");
  }

  @Test
  void aWrittenIdTellsWhichEventIsWhich() {
    EventKey id = new EventKey(List.of(2), EventKey.Reach.KNOWS);

    assertThat(texts(lines(line("mug", 1, 250, 6), line("lamp", 1, 1995, 1), id)))
        .containsExactly("changed");
    assertThat(texts(lines(line("mug", 1, 250, 6), line("mug", 2, 250, 6), id)))
        .containsExactly("removed", "inserted");
  }

  @Test
  void columnsThatBreakTiesTellWhichEventOfOneTimeIsWhich() {
    EventKey tie = new EventKey(List.of(2), EventKey.Reach.KNOWS_AT_ONE_TIME);

    assertThat(texts(lines(line("mug", 1, 250, 6), line("lamp", 1, 1995, 1), tie)))
        .containsExactly("changed");
    assertThat(texts(lines(line("mug", 1, 250, 6), line("mug", 2, 250, 6), tie)))
        .containsExactly("removed", "inserted");
    assertThat(
            texts(
                lines(
                    List.of(line("mug", 1, 250, 6), line("cup", 1, 99, 2)),
                    List.of(line("lamp", 1, 1995, 1), line("cup", 1, 98, 2)),
                    tie)))
        .as("the line number of two invoices")
        .containsExactly("removed", "inserted", "changed");
  }

  @Test
  void aPartOfAnIdTellsApartOnly() {
    EventKey part = new EventKey(List.of(2), EventKey.Reach.TELLS_APART);

    assertThat(texts(lines(line("mug", 1, 250, 6), line("lamp", 1, 1995, 1), part)))
        .containsExactly("removed", "inserted");
    assertThat(texts(lines(line("mug", 1, 250, 6), line("mug", 1, 250, 5), part)))
        .containsExactly("changed");
    assertThat(texts(lines(line("mug", 1, 250, 6), line("mug", 2, 250, 6), part)))
        .containsExactly("removed", "inserted");
  }

  @Test
  void whatBecameKnownLaterIsNotCompared() {
    EventColumns columns =
        new EventColumns(
            List.of("event_time", "item", "dwell"),
            List.of(Kind.TIME, Kind.ATTRIBUTE, Kind.LATE_ATTRIBUTE),
            EventKey.NONE,
            false);

    SequenceDiff diff =
        SequenceDiff.of(
            List.of(new Event(Arrays.asList(1L, "a", null))),
            List.of(new Event(Arrays.asList(1L, "a", 30))),
            columns);

    assertThat(texts(diff)).containsExactly("changed");
  }

  @Test
  void theDiffOfRandomPairsOfListsTurnsOneIntoTheOther() {
    Random random = new Random(RandomCases.printedSeed("SequenceDiffTest"));
    int cases = RandomCases.count(20_000);
    for (int n = 0; n < cases; n++) {
      List<Event> before = list(random);
      List<Event> after = random.nextInt(4) == 0 ? list(random) : changed(before, random);

      SequenceDiff diff = SequenceDiff.of(before, after, COLUMNS);

      assertThat(diff.applyTo(before)).as("%s to %s", before, after).isEqualTo(after);
      assertThat(diff.edits().isEmpty()).isEqualTo(before.equals(after));
      SequenceDiff back = SequenceDiff.of(after, before, COLUMNS);
      assertThat(back.applyTo(after)).isEqualTo(before);
      assertThat(back.divergence()).isEqualTo(diff.divergence());
    }
  }

  @Test
  void manyEventsOfOneTimeArePairedInTheirOrder() {
    List<Event> before = new ArrayList<>();
    List<Event> after = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      before.add(event(1, "a", n, 0));
      after.add(event(1, "a", n, 1));
    }

    SequenceDiff diff = SequenceDiff.of(before, after, COLUMNS);

    assertThat(diff.edits()).hasSize(300).allMatch(SequenceEdit.Changed.class::isInstance);
    assertThat(diff.applyTo(before)).isEqualTo(after);
  }

  private static SequenceDiff lines(Event before, Event after, EventKey key) {
    return lines(List.of(before), List.of(after), key);
  }

  private static SequenceDiff lines(List<Event> before, List<Event> after, EventKey key) {
    SequenceDiff diff =
        SequenceDiff.of(before, after, new EventColumns(LINE_NAMES, LINE_KINDS, key, false));
    assertThat(diff.applyTo(before)).isEqualTo(after);
    return diff;
  }

  private static Event line(String item, Integer line, Integer price, Integer quantity) {
    return new Event(Arrays.asList(1L, item, line, price, quantity));
  }

  private static List<String> texts(SequenceDiff diff) {
    return diff.edits().stream().map(SequenceEdit::text).toList();
  }

  private static List<Event> list(Random random) {
    List<Event> events = new ArrayList<>();
    int length = random.nextInt(9);
    for (int n = 0; n < length; n++) {
      events.add(random(random));
    }
    events.sort(Comparator.comparing(event -> (Long) event.values().get(0)));
    return events;
  }

  private static Event random(Random random) {
    return event(
        random.nextInt(6),
        random.nextInt(5) == 0 ? null : "i" + random.nextInt(4),
        random.nextInt(3),
        random.nextInt(2));
  }

  private static List<Event> changed(List<Event> before, Random random) {
    List<Event> after = new ArrayList<>(before);
    int changes = random.nextInt(4);
    for (int n = 0; n < changes; n++) {
      int at = after.isEmpty() ? 0 : random.nextInt(after.size());
      switch (after.isEmpty() ? 0 : random.nextInt(5)) {
        case 0 -> after.add(at, random(random));
        case 1 -> after.remove(at);
        case 2 -> Collections.swap(after, at, random.nextInt(after.size()));
        case 3 -> Collections.reverse(after);
        default -> after.set(at, random(random));
      }
    }
    return after;
  }

  private static Event event(long time, String item, Integer price, Integer age) {
    return new Event(Arrays.asList(time, item, price, "shop", age));
  }
}
