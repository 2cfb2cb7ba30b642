/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.RowCondition;
import dev.hindcast.cases.RowExpression;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.event.RevisionKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    List<CaseRevision> eligible = eligible(given, label, sequence);
    List<CaseRevision> kept =
        new ArrayList<>(cut(select(given, label, eligible, sequence), sequence.maxLength()));
    if (sequence.order() == SequenceOrder.NEWEST_FIRST) {
      Collections.reverse(kept);
    }
    return new CaseAnswer(
        label.id(),
        sequence.name(),
        kept.stream().map(event -> shown(given, label, event, sequence)).toList(),
        derived(given, label, eligible, kept, sequence),
        eligible.size(),
        kept.stream().mapToLong(CaseRevision::eventTimeMicros).max(),
        kept.stream().mapToLong(CaseRevision::arrivalTimeMicros).max());
  }

  /** Steps 1 to 3, in order. */
  protected List<CaseRevision> eligible(Case given, CaseLabel label, SequenceDefinition sequence) {
    List<CaseRevision> eligible = new ArrayList<>();
    for (CaseRevision current : currentRevisions(given, label, sequence)) {
      if (isEligible(given, current, sequence, label.timeMicros())
          && !isExcluded(given, label, current, sequence)) {
        eligible.add(current);
      }
    }
    eligible.sort((a, b) -> order(a, b, sequence));
    return eligible;
  }

  /**
   * What a revision says of its event: its columns and attributes, and what is computed from it
   * alone. Filters, selections and derived attributes look nowhere else.
   */
  protected Map<String, Object> values(
      Case given, CaseRevision revision, SequenceDefinition sequence) {
    Map<String, Object> values = new LinkedHashMap<>(revision.values());
    sequence
        .derive()
        .forEach(
            (name, attribute) -> {
              if (attribute instanceof DerivedAttribute.Expression expression) {
                values.put(name, RowExpression.evaluate(expression.sql(), revision.values()));
              }
            });
    return values;
  }

  /** A kept event as the label sees it: a value that is not known yet is null. */
  protected CaseRevision shown(
      Case given, CaseLabel label, CaseRevision event, SequenceDefinition sequence) {
    Map<String, Object> values = new LinkedHashMap<>(values(given, event, sequence));
    long t = label.timeMicros();
    long known = Math.min(t, knowledgeTimeMicros(given, t));
    given
        .definition()
        .source(event.source())
        .knownAfter()
        .forEach(
            (attribute, after) -> {
              Long instant =
                  after instanceof KnownAfter.Column column
                      ? (Long) event.values().get(column.name())
                      : (Long) (event.eventTimeMicros() + ((KnownAfter.Delay) after).micros());
              if (instant == null || instant > known) {
                values.put(attribute, null);
              }
            });
    return values.equals(event.values()) ? event : event.withValues(values);
  }

  /** Whether the event shares with the label what the sequence excludes; null shares nothing. */
  protected boolean isExcluded(
      Case given, CaseLabel label, CaseRevision event, SequenceDefinition sequence) {
    EventSource source = given.definition().source(event.source());
    LabelSource labels = given.definition().labels();
    boolean isExcluded = false;
    for (Exclusion exclusion : sequence.selection().exclude()) {
      isExcluded |=
          switch (exclusion) {
            case SAME_EVENT -> isOwnEvent(label, event);
            case SAME_REQUEST ->
                isShared(
                    label.request(),
                    sharedText(event, source, source.request(), "request", labels.request()));
            case SAME_SESSION ->
                isShared(
                    label.session(),
                    sharedText(event, source, source.session(), "session", labels.session()));
          };
    }
    return isExcluded;
  }

  protected boolean isOwnEvent(CaseLabel label, CaseRevision event) {
    return label.event().equals(event.eventId().stream().map(String::valueOf).toList());
  }

  protected boolean isShared(Optional<String> ofLabel, Optional<String> ofEvent) {
    return ofLabel.isPresent() && ofLabel.equals(ofEvent);
  }

  /** By the source's column, else the attribute of the usual name, else the labels' column. */
  private static Optional<String> sharedText(
      CaseRevision event,
      EventSource source,
      Optional<String> column,
      String usual,
      Optional<String> ofLabels) {
    String name =
        column.orElse(source.attributes().containsKey(usual) ? usual : ofLabels.orElse(usual));
    return Optional.ofNullable(event.values().get(name)).map(String::valueOf);
  }

  /** Section 5: distinct-by, then collapse-repeats, then quotas. */
  protected List<CaseRevision> select(
      Case given, CaseLabel label, List<CaseRevision> eligible, SequenceDefinition sequence) {
    return quota(given, collapse(given, distinct(given, eligible, sequence), sequence), sequence);
  }

  /** Of each value the newest event; all events without a value. */
  protected List<CaseRevision> distinct(
      Case given, List<CaseRevision> ordered, SequenceDefinition sequence) {
    if (sequence.selection().distinctBy().isEmpty()) {
      return ordered;
    }
    String by = sequence.selection().distinctBy().get();
    List<CaseRevision> distinct = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Object value = values(given, ordered.get(i), sequence).get(by);
      boolean isRepeated = false;
      for (CaseRevision newer : ordered.subList(i + 1, ordered.size())) {
        isRepeated |=
            value != null && PlainOrder.isSame(value, values(given, newer, sequence).get(by));
      }
      if (!isRepeated) {
        distinct.add(ordered.get(i));
      }
    }
    return distinct;
  }

  /** Of each run of neighbours the newest event. */
  protected List<CaseRevision> collapse(
      Case given, List<CaseRevision> ordered, SequenceDefinition sequence) {
    List<String> by = sequence.selection().collapseRepeats();
    List<CaseRevision> collapsed = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      boolean isLastOfRun =
          by.isEmpty()
              || i + 1 == ordered.size()
              || !isSame(
                  values(given, ordered.get(i), sequence),
                  values(given, ordered.get(i + 1), sequence),
                  by);
      if (isLastOfRun) {
        collapsed.add(ordered.get(i));
      }
    }
    return collapsed;
  }

  protected boolean isSame(Map<String, Object> a, Map<String, Object> b, List<String> attributes) {
    return attributes.stream()
        .allMatch(attribute -> PlainOrder.isSame(a.get(attribute), b.get(attribute)));
  }

  /** Of each kind that has a quota no more than that, the newest ones. */
  protected List<CaseRevision> quota(
      Case given, List<CaseRevision> ordered, SequenceDefinition sequence) {
    if (sequence.selection().quota().isEmpty()) {
      return ordered;
    }
    Quota quota = sequence.selection().quota().get();
    List<CaseRevision> left = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      String kind = kind(given, ordered.get(i), sequence, quota);
      long newer =
          ordered.subList(i + 1, ordered.size()).stream()
              .filter(other -> kind.equals(kind(given, other, sequence, quota)))
              .count();
      if (!quota.most().containsKey(kind) || newer < quota.most().get(kind)) {
        left.add(ordered.get(i));
      }
    }
    return left;
  }

  /** The text of the kind; a null kind is none that has a quota. */
  protected String kind(Case given, CaseRevision event, SequenceDefinition sequence, Quota quota) {
    Object kind = values(given, event, sequence).get(quota.by());
    return kind == null ? "a null kind" : kind.toString();
  }

  protected Map<String, List<Object>> derived(
      Case given,
      CaseLabel label,
      List<CaseRevision> eligible,
      List<CaseRevision> kept,
      SequenceDefinition sequence) {
    ReferenceHistory history =
        new ReferenceHistory(
            eligible, event -> values(given, event, sequence), given::holdsDoubles);
    Map<String, List<Object>> derived = new LinkedHashMap<>();
    sequence
        .derive()
        .forEach(
            (name, attribute) -> {
              if (!(attribute instanceof DerivedAttribute.Expression)) {
                List<Object> ofKept = new ArrayList<>();
                for (CaseRevision event : kept) {
                  int at = eligible.indexOf(event);
                  ofKept.add(derivation().derive(attribute, history, at, label.timeMicros()));
                }
                derived.put(name, ofKept);
              }
            });
    return derived;
  }

  protected ReferenceDerivation derivation() {
    return new ReferenceDerivation();
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
    return !revision.isDroppedFrom(sequence)
        && source.where().map(sql -> RowCondition.parse(sql).holds(revision.values())).orElse(true)
        && sequence
            .filter()
            .map(sql -> RowCondition.parse(sql).holds(values(given, revision, sequence)))
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
