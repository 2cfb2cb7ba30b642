/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.time.Micros;
import java.util.List;

/**
 * Decides which events of a sequence are needed no more. It is asked from the newest event to the
 * oldest.
 *
 * <p>Why that is sound. Call an event outlived by newer ones that are superseded no earlier than it
 * is: wherever it is eligible they are, but for those that the label excludes, and a label excludes
 * no more than one group of each lane. Events that come later only add to them. So an event can
 * neither be kept nor precede one that is kept, if so many newer ones outlive it that {@code
 * maxLength + 1} stay whatever is excluded and however they are reduced:
 *
 * <ul>
 *   <li>distinct-by leaves at least one event for each value among them;
 *   <li>collapsing leaves one for each run; new events never join two runs, an excluded one costs
 *       at most two; runs are counted over events that nothing supersedes;
 *   <li>a quota leaves {@code most} of a kind, so no more than these count.
 * </ul>
 *
 * <p>What is counted for an event that is kept lies within the longest {@code within} before it,
 * and what is kept lies at or after the oldest of those newer events. Where two reductions meet, or
 * a value depends on the whole history, everything within the lookback stays.
 */
final class Retention {
  private final SequenceShape shape;
  private final SlotTable table;
  private final SlotFacts facts;
  private final boolean keepsAll;
  private final boolean looksBack;
  private final long withinMicros;
  private final int[] excludeLanes;
  private final int[] collapseLanes;
  private final int[] most;
  private final GroupCounts[] groupSizes;
  private final int[] largestGroups;

  private final LeastFirst newerEnds = new LeastFirst();
  private final GroupMarks valueEnds = new GroupMarks();
  private final LeastFirst[] kindEnds;
  private final int[] countedOfKind;
  private long spare;
  private long enough;
  private long lastCountedMicros;
  private int lastLastingSlot;

  Retention(SequenceShape shape, SlotTable table, SlotFacts facts, boolean isTraced) {
    this.shape = shape;
    this.table = table;
    this.facts = facts;
    SelectionShape selection = shape.selection();
    looksBack = shape.derived().stream().anyMatch(DerivedShape::looksBack);
    withinMicros = shape.derived().stream().mapToLong(DerivedShape::withinMicros).max().orElse(0);
    keepsAll = isTraced || withinMicros == Long.MAX_VALUE || selection.reductions() > 1;
    excludeLanes = lanes(selection.excludeLanes());
    collapseLanes = lanes(selection.collapseLanes());
    most = lanes(selection.most());
    groupSizes = new GroupCounts[excludeLanes.length];
    for (int n = 0; n < groupSizes.length; n++) {
      groupSizes[n] = new GroupCounts();
    }
    largestGroups = new int[excludeLanes.length];
    kindEnds = new LeastFirst[most.length];
    for (int kind = 0; kind < most.length; kind++) {
      kindEnds[kind] = new LeastFirst();
    }
    countedOfKind = new int[most.length];
  }

  /** Whether everything within the lookback stays. */
  boolean keepsAll() {
    return keepsAll;
  }

  /** Whether the newest events are all that can matter. */
  boolean isPlain() {
    return !keepsAll && shape.isPlain();
  }

  void clear() {
    for (int n = 0; n < groupSizes.length; n++) {
      if (largestGroups[n] > 0) {
        groupSizes[n].clear();
        largestGroups[n] = 0;
      }
    }
  }

  /** Takes note of an event of the sequence. */
  void enter(int slot) {
    for (int n = 0; n < excludeLanes.length; n++) {
      int group = facts.group(excludeLanes[n], slot);
      if (group != GroupLanes.NULL) {
        largestGroups[n] = Math.max(largestGroups[n], groupSizes[n].add(group, 1));
      }
    }
  }

  /** Before the newest event is asked for. */
  void begin() {
    newerEnds.clear();
    valueEnds.begin();
    for (int kind = 0; kind < most.length; kind++) {
      kindEnds[kind].clear();
      countedOfKind[kind] = 0;
    }
    spare = 0;
    for (int largest : largestGroups) {
      spare += largest;
    }
    enough = shape.maxLength() + (looksBack ? 1L : 0) + spare * (collapseLanes.length > 0 ? 2 : 1);
    lastCountedMicros = Long.MAX_VALUE;
    lastLastingSlot = SequenceAssembler.NO_SLOT;
  }

  /** Whether an event, older than the one asked for before, is needed no more. */
  boolean mayGo(long eventTimeMicros, int slot) {
    long until = table.until(slot);
    if (!looksBack && isReplaced(slot, until)) {
      return true;
    }
    if (newerEnds.size() >= enough && newerEnds.least() >= until) {
      return withinMicros == 0 || eventTimeMicros < Micros.minus(lastCountedMicros, withinMicros);
    }
    if (counts(slot, until)) {
      if (newerEnds.size() >= enough) {
        newerEnds.removeLeast();
      }
      newerEnds.add(until);
      lastCountedMicros = eventTimeMicros;
    }
    return false;
  }

  /** Whether enough newer events of the same value or kind outlive it. */
  private boolean isReplaced(int slot, long until) {
    int value = group(shape.selection().distinctLane(), slot);
    if (value != GroupLanes.NULL && excludeLanes.length == 0 && valueEnds.isMarked(value)) {
      return valueEnds.number(value) >= until;
    }
    int kind = group(shape.selection().kindLane(), slot);
    if (kind != GroupLanes.NULL) {
      LeastFirst ends = kindEnds[kind];
      if (ends.size() >= most[kind] + spare) {
        if (ends.least() >= until) {
          return true;
        }
        ends.removeLeast();
      }
      ends.add(until);
    }
    return false;
  }

  private boolean counts(int slot, long until) {
    int value = group(shape.selection().distinctLane(), slot);
    if (value != GroupLanes.NULL) {
      boolean isFirst = !valueEnds.isMarked(value);
      valueEnds.mark(value, isFirst ? until : Math.max(until, valueEnds.number(value)));
      return isFirst;
    }
    int kind = group(shape.selection().kindLane(), slot);
    if (kind != GroupLanes.NULL) {
      return countedOfKind[kind]++ < most[kind];
    }
    return collapseLanes.length == 0 || (until == Long.MAX_VALUE && beginsRun(slot));
  }

  private boolean beginsRun(int slot) {
    int newer = lastLastingSlot;
    lastLastingSlot = slot;
    if (newer == SequenceAssembler.NO_SLOT) {
      return true;
    }
    for (int lane : collapseLanes) {
      if (facts.group(lane, newer) != facts.group(lane, slot)) {
        return true;
      }
    }
    return false;
  }

  private int group(int lane, int slot) {
    return lane == GroupLanes.NO_LANE ? GroupLanes.NULL : facts.group(lane, slot);
  }

  private static int[] lanes(List<Integer> lanes) {
    return lanes.stream().mapToInt(Integer::intValue).toArray();
  }
}
