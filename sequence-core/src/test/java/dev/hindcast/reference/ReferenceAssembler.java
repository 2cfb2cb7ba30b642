/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.RowCondition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.event.RevisionKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rule, literally: for each label and sequence, loops over all revisions. It shares no code
 * with the assemble package. Its steps are methods so that a test can plant a bug in one of them.
 */
public class ReferenceAssembler {
  /** For each label in the order given, each sequence in the order of the definition. */
  public List<CaseAnswer> assemble(Case given) {
    List<CaseAnswer> answers = new ArrayList<>();
    for (CaseLabel label : given.labels()) {
      for (SequenceDefinition sequence : given.definition().sequences()) {
        answers.add(answer(given, label, sequence));
      }
    }
    return answers;
  }

  protected CaseAnswer answer(Case given, CaseLabel label, SequenceDefinition sequence) {
    List<CaseRevision> eligible = new ArrayList<>();
    for (CaseRevision current : currentRevisions(given, label, sequence)) {
      if (isEligible(given, current, sequence, label.timeMicros())) {
        eligible.add(current);
      }
    }
    eligible.sort((a, b) -> order(a, b, sequence));
    List<CaseRevision> kept = new ArrayList<>(cut(eligible, sequence.maxLength()));
    if (sequence.order() == SequenceOrder.NEWEST_FIRST) {
      Collections.reverse(kept);
    }
    return new CaseAnswer(
        label.id(),
        sequence.name(),
        kept,
        eligible.size(),
        kept.stream().mapToLong(CaseRevision::eventTimeMicros).max(),
        kept.stream().mapToLong(CaseRevision::arrivalTimeMicros).max());
  }

  /** Steps 1 and 2: of the visible revisions of each event the one that is current. */
  protected List<CaseRevision> currentRevisions(
      Case given, CaseLabel label, SequenceDefinition sequence) {
    long k = knowledgeTimeMicros(given, label.timeMicros());
    List<CaseRevision> currents = new ArrayList<>();
    for (CaseRevision revision : given.revisions()) {
      if (currents.stream().noneMatch(current -> isSameEvent(revision, current))) {
        CaseRevision current = null;
        for (CaseRevision other : given.revisions()) {
          if (isSameEvent(revision, other)
              && isVisible(other, k)
              && (current == null || supersedes(other, current))) {
            current = other;
          }
        }
        if (current != null) {
          currents.add(current);
        }
      }
    }
    return currents;
  }

  protected long knowledgeTimeMicros(Case given, long t) {
    return given.definition().knowledge() instanceof KnowledgePolicy.AsKnownAtLabel policy
        ? Math.min(given.knowledgeTimeMicros(), t - policy.delayMicros())
        : given.knowledgeTimeMicros();
  }

  protected boolean isSameEvent(CaseRevision a, CaseRevision b) {
    return a.source().equals(b.source()) && a.eventId().equals(b.eventId());
  }

  protected boolean isVisible(CaseRevision revision, long k) {
    return revision.arrivalTimeMicros() <= k;
  }

  /** Greatest (revision number, retraction over report, arrival time, content hash). */
  protected boolean supersedes(CaseRevision a, CaseRevision b) {
    if (a.revisionNumber() != b.revisionNumber()) {
      return a.revisionNumber() > b.revisionNumber();
    }
    if (a.kind() != b.kind()) {
      return a.kind() == RevisionKind.RETRACTION;
    }
    if (a.arrivalTimeMicros() != b.arrivalTimeMicros()) {
      return a.arrivalTimeMicros() > b.arrivalTimeMicros();
    }
    return a.contentHash() > b.contentHash();
  }

  /** Step 3. */
  protected boolean isEligible(
      Case given, CaseRevision current, SequenceDefinition sequence, long t) {
    return sequence.sources().contains(current.source())
        && current.kind() != RevisionKind.RETRACTION
        && passes(given, current, sequence)
        && isInRange(current.eventTimeMicros(), sequence, t);
  }

  protected boolean passes(Case given, CaseRevision revision, SequenceDefinition sequence) {
    EventSource source = given.definition().source(revision.source());
    return source.where().map(sql -> RowCondition.parse(sql).holds(revision.values())).orElse(true)
        && sequence
            .filter()
            .map(sql -> RowCondition.parse(sql).holds(revision.values()))
            .orElse(true);
  }

  /** Event time in {@code [t - lookback, t - gap)}; exact, so that no value is too large. */
  protected boolean isInRange(long eventTimeMicros, SequenceDefinition sequence, long t) {
    BigInteger eventTime = BigInteger.valueOf(eventTimeMicros);
    BigInteger labelTime = BigInteger.valueOf(t);
    BigInteger from = labelTime.subtract(BigInteger.valueOf(sequence.lookbackMicros()));
    BigInteger to = labelTime.subtract(BigInteger.valueOf(sequence.gapMicros()));
    return (sequence.lookbackMicros() == Long.MAX_VALUE || eventTime.compareTo(from) >= 0)
        && eventTime.compareTo(to) < 0;
  }

  /** Step 4: by (event time, declared tie-break columns, source order, event id). */
  protected int order(CaseRevision a, CaseRevision b, SequenceDefinition sequence) {
    int order = Long.compare(a.eventTimeMicros(), b.eventTimeMicros());
    for (String column : sequence.tieBreak()) {
      if (order == 0) {
        order = PlainOrder.compare(a.values().get(column), b.values().get(column));
      }
    }
    if (order == 0) {
      order =
          Integer.compare(
              sequence.sources().indexOf(a.source()), sequence.sources().indexOf(b.source()));
    }
    return order != 0 ? order : PlainOrder.compareLists(a.eventId(), b.eventId());
  }

  /** The last ones. */
  protected List<CaseRevision> cut(List<CaseRevision> ordered, int maxLength) {
    return ordered.subList(Math.max(0, ordered.size() - maxLength), ordered.size());
  }
}
