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

class SequenceDiffTest {
  private static final EventColumns COLUMNS =
      new EventColumns(
          List.of("event_time", "item", "price", "age"),
          List.of(Kind.TIME, Kind.ATTRIBUTE, Kind.ATTRIBUTE, Kind.DERIVED));

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
                Map.of(2, new ValueChange(1, 2), 3, new ValueChange(9, null))));
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
                Map.of(0, new ValueChange(1L, 4L), 3, new ValueChange(5, 2))));
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
    return new Event(Arrays.asList(time, item, price, age));
  }
}
