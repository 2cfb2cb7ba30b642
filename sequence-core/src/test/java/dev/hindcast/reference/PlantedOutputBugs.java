/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseSequences;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wrong readings of step 4 of the rule and of what a row says: order, cut, evidence, labels. */
final class PlantedOutputBugs {
  private PlantedOutputBugs() {}

  static Map<String, ReferenceAssembler> all() {
    Map<String, ReferenceAssembler> bugs = new LinkedHashMap<>();
    ties(bugs);
    cuts(bugs);
    labels(bugs);
    return bugs;
  }

  private static void ties(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "ties are left open",
        new ReferenceAssembler() {
          @Override
          protected int order(CaseRevision a, CaseRevision b, SequenceDefinition sequence) {
            return Long.compare(a.eventTimeMicros(), b.eventTimeMicros());
          }
        });
    bugs.put(
        "declared tie-break columns are ignored",
        new ReferenceAssembler() {
          @Override
          protected int order(CaseRevision a, CaseRevision b, SequenceDefinition sequence) {
            return super.order(a, b, CaseSequences.withTieBreak(sequence, List.of()));
          }
        });
    bugs.put(
        "sources order by name",
        new ReferenceAssembler() {
          @Override
          protected int order(CaseRevision a, CaseRevision b, SequenceDefinition sequence) {
            int order = super.order(a, b, sequence);
            boolean isTie =
                !a.source().equals(b.source())
                    && a.eventTimeMicros() == b.eventTimeMicros()
                    && sequence.tieBreak().isEmpty();
            return isTie ? a.source().compareTo(b.source()) : order;
          }
        });
    bugs.put(
        "numeric ids order as text",
        new ReferenceAssembler() {
          @Override
          protected int order(CaseRevision a, CaseRevision b, SequenceDefinition sequence) {
            boolean isLeftToIds =
                a.eventTimeMicros() == b.eventTimeMicros()
                    && a.source().equals(b.source())
                    && sequence.tieBreak().isEmpty();
            return isLeftToIds
                ? a.eventId().toString().compareTo(b.eventId().toString())
                : super.order(a, b, sequence);
          }
        });
    bugs.put(
        "text orders by UTF-16 units",
        new ReferenceAssembler() {
          @Override
          protected int order(CaseRevision a, CaseRevision b, SequenceDefinition sequence) {
            boolean isTie = a.eventTimeMicros() == b.eventTimeMicros();
            String column = sequence.tieBreak().isEmpty() ? "" : sequence.tieBreak().get(0);
            Object first = column.isEmpty() ? a.eventId().get(0) : a.values().get(column);
            Object second = column.isEmpty() ? b.eventId().get(0) : b.values().get(column);
            return isTie
                    && (!column.isEmpty() || a.source().equals(b.source()))
                    && first instanceof String text
                    && second instanceof String other
                    && !text.equals(other)
                ? text.compareTo(other)
                : super.order(a, b, sequence);
          }
        });
  }

  private static void cuts(Map<String, ReferenceAssembler> bugs) {
    bugs.put("a heap of the newest forgets what it pushed out", new ForgetfulHeap());
    bugs.put(
        "the oldest events are kept",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> cut(List<CaseRevision> ordered, int maxLength) {
            return ordered.subList(0, Math.min(maxLength, ordered.size()));
          }
        });
    bugs.put(
        "one event too many is kept",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> cut(List<CaseRevision> ordered, int maxLength) {
            return super.cut(ordered, maxLength + 1);
          }
        });
    bugs.put(
        "eligible events are counted after the cut",
        new ReferenceAssembler() {
          @Override
          protected CaseAnswer answer(Case given, CaseLabel label, SequenceDefinition sequence) {
            CaseAnswer right = super.answer(given, label, sequence);
            return right.withEvents(right.events(), right.events().size());
          }
        });
    bugs.put(
        "evidence speaks of events that were cut",
        new ReferenceAssembler() {
          @Override
          protected CaseAnswer answer(Case given, CaseLabel label, SequenceDefinition sequence) {
            CaseAnswer right = super.answer(given, label, sequence);
            SequenceDefinition uncut = CaseSequences.withMaxLength(sequence, Integer.MAX_VALUE);
            return new CaseAnswer(
                right.labelId(),
                right.sequence(),
                right.events(),
                right.derived(),
                right.eligible(),
                right.maxEventTimeMicros(),
                super.answer(given, label, uncut).maxArrivalTimeMicros());
          }
        });
    bugs.put(
        "newest-first is written oldest-first",
        new ReferenceAssembler() {
          @Override
          protected CaseAnswer answer(Case given, CaseLabel label, SequenceDefinition sequence) {
            return super.answer(
                given, label, CaseSequences.withOrder(sequence, SequenceOrder.OLDEST_FIRST));
          }
        });
  }

  private static void labels(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "one of two labels of a user and time is dropped",
        new ReferenceAssembler() {
          @Override
          public List<CaseAnswer> assemble(Case given) {
            Set<Long> times = new HashSet<>();
            return super.assemble(
                given.withLabels(
                    given.labels().stream().filter(l -> times.add(l.timeMicros())).toList()));
          }
        });
    bugs.put(
        "labels with nothing in any sequence are dropped",
        new ReferenceAssembler() {
          @Override
          public List<CaseAnswer> assemble(Case given) {
            return super.assemble(given).stream().filter(a -> !a.events().isEmpty()).toList();
          }
        });
  }

  /** Takes revisions as they arrive and keeps no more than max-length events at any time. */
  private static final class ForgetfulHeap extends ReferenceAssembler {
    @Override
    protected CaseAnswer answer(Case given, CaseLabel label, SequenceDefinition sequence) {
      long t = label.timeMicros();
      long k = knowledgeTimeMicros(given, t);
      List<CaseRevision> arriving = new ArrayList<>(given.revisions());
      arriving.removeIf(row -> !isVisible(row, k));
      arriving.sort(Comparator.comparingLong(CaseRevision::arrivalTimeMicros));
      List<CaseRevision> seen = new ArrayList<>();
      List<CaseRevision> heap = new ArrayList<>();
      for (CaseRevision row : arriving) {
        boolean isCurrent = seen.stream().noneMatch(s -> isSameEvent(s, row) && supersedes(s, row));
        seen.add(row);
        if (isCurrent) {
          heap.removeIf(event -> isSameEvent(event, row));
          if (isEligible(given, row, sequence, t)) {
            heap.add(row);
            heap.sort((a, b) -> order(a, b, sequence));
            heap = new ArrayList<>(cut(heap, sequence.maxLength()));
          }
        }
      }
      if (sequence.order() == SequenceOrder.NEWEST_FIRST) {
        Collections.reverse(heap);
      }
      CaseAnswer right = super.answer(given, label, sequence);
      return right.withEvents(heap, right.eligible());
    }
  }
}
