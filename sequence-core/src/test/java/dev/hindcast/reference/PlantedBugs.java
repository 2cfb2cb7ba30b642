/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.event.RevisionKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wrong readings of steps 1 to 3 of the rule: which revisions are seen, current and eligible. */
final class PlantedBugs {
  private static final long HOUR = 3_600_000_000L;

  private PlantedBugs() {}

  /** Each bug by what it does wrong. */
  static Map<String, ReferenceAssembler> all() {
    Map<String, ReferenceAssembler> bugs = new LinkedHashMap<>();
    knowledge(bugs);
    precedence(bugs);
    identity(bugs);
    range(bugs);
    bugs.putAll(PlantedOutputBugs.all());
    bugs.putAll(PlantedSelectionBugs.all());
    bugs.putAll(PlantedDerivedBugs.all());
    return bugs;
  }

  private static void knowledge(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "arrival at exactly k is not seen",
        new ReferenceAssembler() {
          @Override
          protected boolean isVisible(CaseRevision revision, long k) {
            return revision.arrivalTimeMicros() < k;
          }
        });
    bugs.put(
        "arrival is ignored",
        new ReferenceAssembler() {
          @Override
          protected boolean isVisible(CaseRevision revision, long k) {
            return true;
          }
        });
    bugs.put(
        "delay is ignored",
        new ReferenceAssembler() {
          @Override
          protected long knowledgeTimeMicros(Case given, long t) {
            return super.knowledgeTimeMicros(given, t)
                + given.definition().knowledge().delayMicros();
          }
        });
    bugs.put(
        "K counts for every label",
        new ReferenceAssembler() {
          @Override
          protected long knowledgeTimeMicros(Case given, long t) {
            return given.knowledgeTimeMicros();
          }
        });
    bugs.put(
        "as-known-at is read as as-known-at-label",
        new ReferenceAssembler() {
          @Override
          protected long knowledgeTimeMicros(Case given, long t) {
            return super.knowledgeTimeMicros(
                given.withPolicy(
                    new KnowledgePolicy.AsKnownAtLabel(
                        given.definition().knowledge().delayMicros())),
                t);
          }
        });
    bugs.put(
        "K is ignored",
        new ReferenceAssembler() {
          @Override
          protected long knowledgeTimeMicros(Case given, long t) {
            return super.knowledgeTimeMicros(given.withKnowledgeTime(Long.MAX_VALUE), t);
          }
        });
  }

  private static void precedence(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "revision number is ignored",
        new ReferenceAssembler() {
          @Override
          protected boolean supersedes(CaseRevision a, CaseRevision b) {
            return a.kind() == b.kind()
                ? a.arrivalTimeMicros() > b.arrivalTimeMicros()
                : a.kind() == RevisionKind.RETRACTION;
          }
        });
    bugs.put(
        "retraction is not final",
        new ReferenceAssembler() {
          @Override
          protected boolean supersedes(CaseRevision a, CaseRevision b) {
            return super.supersedes(
                a.withKind(RevisionKind.REPORT), b.withKind(RevisionKind.REPORT));
          }
        });
    bugs.put(
        "retraction wins over any revision number",
        new ReferenceAssembler() {
          @Override
          protected boolean supersedes(CaseRevision a, CaseRevision b) {
            return a.kind() == b.kind()
                ? super.supersedes(a, b)
                : a.kind() == RevisionKind.RETRACTION;
          }
        });
    bugs.put(
        "first arrival wins",
        new ReferenceAssembler() {
          @Override
          protected boolean supersedes(CaseRevision a, CaseRevision b) {
            boolean isLeftToArrival =
                a.revisionNumber() == b.revisionNumber()
                    && a.kind() == b.kind()
                    && a.arrivalTimeMicros() != b.arrivalTimeMicros();
            return isLeftToArrival
                ? a.arrivalTimeMicros() < b.arrivalTimeMicros()
                : super.supersedes(a, b);
          }
        });
    bugs.put(
        "rows that fail the filter are dropped before it is decided which is current",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> currentRevisions(
              Case given, CaseLabel label, SequenceDefinition sequence) {
            return super.currentRevisions(
                given.withRevisions(
                    given.revisions().stream()
                        .filter(
                            row ->
                                row.kind() == RevisionKind.RETRACTION
                                    || passes(given, row, sequence))
                        .toList()),
                label,
                sequence);
          }
        });
    bugs.put(
        "rows out of range are dropped although corrections may move event time",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> currentRevisions(
              Case given, CaseLabel label, SequenceDefinition sequence) {
            return super.currentRevisions(
                given.withRevisions(
                    given.revisions().stream()
                        .filter(
                            row ->
                                given.definition().source(row.source()).corrections()
                                        != Corrections.ANY
                                    || isInRange(
                                        row.eventTimeMicros(), sequence, label.timeMicros()))
                        .toList()),
                label,
                sequence);
          }
        });
    bugs.put(
        "revisions are resolved once for the whole build",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> currentRevisions(
              Case given, CaseLabel label, SequenceDefinition sequence) {
            long k = knowledgeTimeMicros(given, label.timeMicros());
            Case atK = given.withPolicy(new KnowledgePolicy.AsKnownAt());
            return super.currentRevisions(atK, label, sequence).stream()
                .filter(current -> isVisible(current, k))
                .toList();
          }
        });
  }

  private static void identity(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "rows of equal content are one event, others are not",
        new ReferenceAssembler() {
          @Override
          protected boolean isSameEvent(CaseRevision a, CaseRevision b) {
            return a.source().equals(b.source()) && a.values().equals(b.values());
          }
        });
    bugs.put(
        "events of two sources with one id are one event",
        new ReferenceAssembler() {
          @Override
          protected boolean isSameEvent(CaseRevision a, CaseRevision b) {
            return a.eventId().equals(b.eventId());
          }
        });
    bugs.put(
        "only the first part of an event id counts",
        new ReferenceAssembler() {
          @Override
          protected boolean isSameEvent(CaseRevision a, CaseRevision b) {
            return a.source().equals(b.source()) && a.eventId().get(0).equals(b.eventId().get(0));
          }
        });
    bugs.put(
        "every delivery is an event",
        new ReferenceAssembler() {
          @Override
          protected List<CaseRevision> currentRevisions(
              Case given, CaseLabel label, SequenceDefinition sequence) {
            long k = knowledgeTimeMicros(given, label.timeMicros());
            Set<CaseRevision> currents =
                new HashSet<>(super.currentRevisions(given, label, sequence));
            return given.revisions().stream()
                .filter(row -> isVisible(row, k) && currents.contains(row))
                .toList();
          }
        });
  }

  private static void range(Map<String, ReferenceAssembler> bugs) {
    bugs.put(
        "an event at exactly t - gap counts",
        new ReferenceAssembler() {
          @Override
          protected boolean isInRange(long eventTime, SequenceDefinition sequence, long t) {
            return super.isInRange(eventTime, sequence, t)
                || super.isInRange(eventTime, sequence, t + 1);
          }
        });
    bugs.put(
        "an event at exactly t - lookback does not count",
        new ReferenceAssembler() {
          @Override
          protected boolean isInRange(long eventTime, SequenceDefinition sequence, long t) {
            return super.isInRange(eventTime, sequence, t)
                && super.isInRange(eventTime - 1, sequence, t);
          }
        });
    bugs.put(
        "gap is ignored",
        new ReferenceAssembler() {
          @Override
          protected boolean isInRange(long eventTime, SequenceDefinition sequence, long t) {
            return eventTime < t
                && (super.isInRange(eventTime, sequence, t)
                    || eventTime >= t - sequence.gapMicros());
          }
        });
    bugs.put(
        "lookback is counted from the end of the gap",
        new ReferenceAssembler() {
          @Override
          protected boolean isInRange(long eventTime, SequenceDefinition sequence, long t) {
            return super.isInRange(eventTime, sequence, t)
                || (eventTime < t - sequence.gapMicros()
                    && super.isInRange(eventTime + sequence.gapMicros(), sequence, t));
          }
        });
    bugs.put(
        "event times are an hour off",
        new ReferenceAssembler() {
          @Override
          protected boolean isInRange(long eventTime, SequenceDefinition sequence, long t) {
            return super.isInRange(eventTime + HOUR, sequence, t);
          }
        });
    bugs.put(
        "event times are cut to milliseconds",
        new ReferenceAssembler() {
          @Override
          public List<CaseAnswer> assemble(Case given) {
            List<CaseRevision> cut = new ArrayList<>();
            for (CaseRevision row : given.revisions()) {
              long millis = Math.floorDiv(row.eventTimeMicros(), 1_000L);
              cut.add(row.withTimes(millis * 1_000L, row.arrivalTimeMicros()));
            }
            return super.assemble(given.withRevisions(cut));
          }
        });
    bugs.put(
        "a row without a verdict of the filter passes",
        new ReferenceAssembler() {
          @Override
          protected boolean passes(Case given, CaseRevision row, SequenceDefinition sequence) {
            return super.passes(given, row, sequence) || row.values().containsValue(null);
          }
        });
  }
}
