/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.SequenceOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The events of one sequence that a label keeps: walks from the newest event to older ones, leaves
 * out what the selection says, and stops at max-length unless someone traces the rest.
 */
final class SelectedEvents {
  private final int sequence;
  private final SequenceShape shape;
  private final RecentEvents recent;
  private final SlotFacts facts;
  private final LabelExclusion exclusion;
  private final boolean takesNewest;
  private final boolean isTraced;
  private final SelectionTrace trace;
  private final GroupMarks newestOfValue = new GroupMarks();
  private final int[] countOfKind;
  private final int[] most;
  private final int[] collapseLanes;

  private int length;
  private int[] places = new int[16];
  private long[] newerEligible = new long[16];

  SelectedEvents(
      int sequence,
      SequenceShape shape,
      RecentEvents recent,
      SlotFacts facts,
      LabelExclusion exclusion,
      Optional<SelectionTrace> trace) {
    this.sequence = sequence;
    this.shape = shape;
    this.recent = recent;
    this.facts = facts;
    this.exclusion = exclusion;
    this.takesNewest = trace.isEmpty() && shape.selection().equals(SelectionShape.ALL);
    this.isTraced = trace.isPresent();
    this.trace = trace.orElse(null);
    this.most = lanes(shape.selection().most());
    this.countOfKind = new int[most.length];
    this.collapseLanes = lanes(shape.selection().collapseLanes());
  }

  void select() {
    if (takesNewest) {
      length = Math.min(shape.maxLength(), recent.tail() - recent.head());
      return;
    }
    length = 0;
    newestOfValue.begin();
    Arrays.fill(countOfKind, 0);
    int newerSlot = SequenceAssembler.NO_SLOT;
    long newer = 0;
    for (int place = recent.tail() - 1; place >= recent.head(); place--) {
      if (length == shape.maxLength() && !isTraced) {
        break;
      }
      int slot = recent.slot(place);
      if (exclusion.covers(slot)) {
        if (isTraced) {
          trace.excluded(sequence, slot, exclusion.reason(slot));
        }
        continue;
      }
      newer++;
      if (isRepeated(slot)) {
        continue;
      }
      int runSlot = newerSlot;
      newerSlot = slot;
      if (continuesRun(slot, runSlot)) {
        if (isTraced) {
          trace.collapsed(sequence, slot, runSlot);
        }
      } else if (isOverQuota(slot)) {
        if (isTraced) {
          trace.overQuota(sequence, slot);
        }
      } else if (length < shape.maxLength()) {
        keep(place, newer - 1);
      } else {
        trace.pushedOut(sequence, slot);
      }
    }
    if (isTraced) {
      tellKept();
    }
  }

  int length() {
    return length;
  }

  /** Place of a kept event, counted from the newest one. */
  int place(int fromNewest) {
    return takesNewest ? recent.tail() - 1 - fromNewest : places[fromNewest];
  }

  /** How many eligible events are newer than a kept one, which is counted from the newest one. */
  long newerEligible(int fromNewest) {
    return takesNewest ? fromNewest : newerEligible[fromNewest];
  }

  private void tellKept() {
    for (int i = 0; i < length; i++) {
      int position = shape.order() == SequenceOrder.OLDEST_FIRST ? length - 1 - i : i;
      trace.kept(sequence, recent.slot(places[i]), position);
    }
  }

  private boolean isRepeated(int slot) {
    int lane = shape.selection().distinctLane();
    int value = lane == GroupLanes.NO_LANE ? GroupLanes.NULL : facts.group(lane, slot);
    if (value == GroupLanes.NULL) {
      return false;
    }
    if (newestOfValue.isMarked(value)) {
      if (isTraced) {
        trace.repeated(sequence, slot, (int) newestOfValue.number(value));
      }
      return true;
    }
    newestOfValue.mark(value, slot);
    return false;
  }

  private boolean continuesRun(int slot, int newerSlot) {
    if (collapseLanes.length == 0 || newerSlot == SequenceAssembler.NO_SLOT) {
      return false;
    }
    for (int lane : collapseLanes) {
      if (facts.group(lane, newerSlot) != facts.group(lane, slot)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOverQuota(int slot) {
    int lane = shape.selection().kindLane();
    int kind = lane == GroupLanes.NO_LANE ? GroupLanes.NULL : facts.group(lane, slot);
    return kind != GroupLanes.NULL && countOfKind[kind]++ >= most[kind];
  }

  private void keep(int place, long newer) {
    if (length == places.length) {
      places = Arrays.copyOf(places, 2 * length);
      newerEligible = Arrays.copyOf(newerEligible, 2 * length);
    }
    places[length] = place;
    newerEligible[length] = newer;
    length++;
  }

  private static int[] lanes(List<Integer> lanes) {
    return lanes.stream().mapToInt(Integer::intValue).toArray();
  }
}
