/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.diff.SequenceEdit.Event;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What turns one list of events into another.
 *
 * @param edits in the order of the lists: what is gone before what stands at its place
 * @param firstDivergence first position at which the lists differ; empty if they are equal
 */
public record SequenceDiff(List<SequenceEdit> edits, int firstDivergence) implements Serializable {
  private static final int NONE = -1;

  public SequenceDiff {
    edits = List.copyOf(edits);
  }

  /** First position at which the lists differ, in the order in which they are stored. */
  public OptionalInt divergence() {
    return firstDivergence == NONE ? OptionalInt.empty() : OptionalInt.of(firstDivergence);
  }

  static SequenceDiff of(List<Event> before, List<Event> after, EventColumns columns) {
    int first = 0;
    int shorter = Math.min(before.size(), after.size());
    while (first < shorter && before.get(first).equals(after.get(first))) {
      first++;
    }
    if (first == before.size() && first == after.size()) {
      return new SequenceDiff(List.of(), NONE);
    }
    int[] partner =
        EventPairs.of(
            before.subList(first, before.size()), after.subList(first, after.size()), columns);
    List<SequenceEdit> edits = new ArrayList<>();
    boolean[] keepsPlace = inOrder(partner);
    boolean[] isPaired = new boolean[after.size() - first];
    for (int n = 0; n < partner.length; n++) {
      if (partner[n] != EventPairs.NONE) {
        isPaired[partner[n]] = true;
      }
      addEdit(before, after, first + n, partner[n] + first, partner[n], keepsPlace[n], edits);
    }
    for (int n = 0; n < isPaired.length; n++) {
      if (!isPaired[n]) {
        edits.add(new SequenceEdit.Inserted(first + n, after.get(first + n)));
      }
    }
    edits.sort((a, b) -> Integer.compare(place(a), place(b)));
    return new SequenceDiff(edits, first);
  }

  private static void addEdit(
      List<Event> before,
      List<Event> after,
      int from,
      int to,
      int partner,
      boolean keepsPlace,
      List<SequenceEdit> edits) {
    if (partner == EventPairs.NONE) {
      edits.add(new SequenceEdit.Removed(from, before.get(from)));
      return;
    }
    Map<Integer, ValueChange> fields = before.get(from).changesTo(after.get(to));
    if (!keepsPlace) {
      edits.add(new SequenceEdit.Moved(from, to, before.get(from), fields));
    } else if (!fields.isEmpty()) {
      edits.add(new SequenceEdit.Changed(from, to, before.get(from), fields));
    }
  }

  private static int place(SequenceEdit edit) {
    return edit instanceof SequenceEdit.Removed removed
        ? removed.from()
        : edit instanceof SequenceEdit.Inserted inserted
            ? inserted.to()
            : edit instanceof SequenceEdit.Changed changed
                ? changed.to()
                : ((SequenceEdit.Moved) edit).to();
  }

  /** Which pairs are in the longest run of them that has one order in both lists. */
  private static boolean[] inOrder(int[] partner) {
    int[] tails = new int[partner.length];
    int[] previous = new int[partner.length];
    int length = 0;
    for (int n = 0; n < partner.length; n++) {
      if (partner[n] == EventPairs.NONE) {
        continue;
      }
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (partner[tails[middle]] < partner[n]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[n] = low == 0 ? NONE : tails[low - 1];
      tails[low] = n;
      length = Math.max(length, low + 1);
    }
    boolean[] keepsPlace = new boolean[partner.length];
    for (int n = length == 0 ? NONE : tails[length - 1]; n != NONE; n = previous[n]) {
      keepsPlace[n] = true;
    }
    return keepsPlace;
  }

  /** The later list, out of the earlier one. */
  public List<Event> applyTo(List<Event> before) {
    Event[] rest = before.toArray(new Event[0]);
    int length = before.size();
    for (SequenceEdit edit : edits) {
      if (edit instanceof SequenceEdit.Removed removed) {
        rest[removed.from()] = null;
        length--;
      } else if (edit instanceof SequenceEdit.Moved moved) {
        rest[moved.from()] = null;
      } else if (edit instanceof SequenceEdit.Changed changed) {
        rest[changed.from()] = before.get(changed.from()).with(changed.fields());
      } else {
        length++;
      }
    }
    Event[] after = new Event[length];
    for (SequenceEdit edit : edits) {
      if (edit instanceof SequenceEdit.Inserted inserted) {
        after[inserted.to()] = inserted.event();
      } else if (edit instanceof SequenceEdit.Moved moved) {
        after[moved.to()] = before.get(moved.from()).with(moved.fields());
      }
    }
    int to = 0;
    for (Event event : rest) {
      if (event != null) {
        while (after[to] != null) {
          to++;
        }
        after[to] = event;
      }
    }
    return Arrays.asList(after);
  }
}
