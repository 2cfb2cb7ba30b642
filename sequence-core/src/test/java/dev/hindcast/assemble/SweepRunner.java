/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.RowCondition;
import dev.hindcast.cases.RowExpression;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.event.OrderKey;
import dev.hindcast.event.RevisionKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Drives {@link Visibility} and {@link SequenceAssembler} as an adapter would: revisions by event,
 * spans to offers, offers and labels in order, payload in slots. A slot's payload is overwritten as
 * soon as the slot is handed out again, so that one freed too early shows. One instance serves many
 * users of one definition.
 */
public final class SweepRunner {
  private record Offer(
      CaseRevision revision, long fromMicros, long untilMicros, long passing, byte[][] tieKeys) {}

  private final Case setup;
  private final DatasetDefinition definition;
  private final Visibility visibility;
  private final SweepFacts facts;
  private final SequenceAssembler assembler;
  private final OrderKey key = new OrderKey();
  private CaseRevision[] payload = new CaseRevision[4];

  /** For users of the definition and knowledge time of a case. */
  public SweepRunner(Case given) {
    this(given, Optional.empty());
  }

  /** A trace is told of slots; {@link #payload} says what they hold. */
  SweepRunner(Case given, Optional<SelectionTrace> trace) {
    setup = given;
    definition = given.definition();
    visibility = new Visibility(definition.knowledge(), given.knowledgeTimeMicros());
    facts = new SweepFacts(given);
    assembler = facts.assembler(trace);
  }

  /** Answers of a case, in the order in which its labels are given. */
  public static List<CaseAnswer> run(Case given) {
    return new SweepRunner(given).answers(given);
  }

  /** The revision in a slot. */
  CaseRevision payload(int slot) {
    return payload[slot];
  }

  int heldEvents() {
    return assembler.heldEvents();
  }

  /** Answers of a further user of this definition and knowledge time. */
  public List<CaseAnswer> answers(Case given) {
    List<Offer> offers = offers(given.revisions());
    List<CaseLabel> labels = new ArrayList<>(given.labels());
    labels.sort(Comparator.comparingLong(CaseLabel::timeMicros));
    Map<String, List<CaseAnswer>> byLabel = new HashMap<>();
    assembler.beginUser();
    facts.beginUser();
    int next = 0;
    for (CaseLabel label : labels) {
      while (next < offers.size() && activeFrom(offers.get(next)) <= label.timeMicros()) {
        offer(offers.get(next++));
      }
      assembler.answer(label.timeMicros(), facts.of(label));
      byLabel.put(label.id(), read(label));
    }
    return given.labels().stream().flatMap(label -> byLabel.get(label.id()).stream()).toList();
  }

  private List<Offer> offers(List<CaseRevision> revisions) {
    Map<List<Object>, List<CaseRevision>> events = new LinkedHashMap<>();
    for (CaseRevision revision : revisions) {
      events
          .computeIfAbsent(List.of(revision.source(), revision.eventId()), e -> new ArrayList<>())
          .add(revision);
    }
    List<Offer> offers = new ArrayList<>();
    events.values().forEach(event -> addOffers(event, offers));
    offers.sort(Comparator.comparingLong(this::activeFrom));
    return offers;
  }

  private void addOffers(List<CaseRevision> event, List<Offer> offers) {
    visibility.begin();
    for (CaseRevision revision : event) {
      visibility.add(
          revision.arrivalTimeMicros(),
          revision.revisionNumber(),
          revision.kind(),
          revision.contentHash());
    }
    int spans = visibility.resolve();
    for (int span = 0; span < spans; span++) {
      CaseRevision current = event.get(visibility.revisionOf(span));
      long passing = passing(current);
      if (current.kind() == RevisionKind.REPORT && passing != 0) {
        offers.add(
            new Offer(
                current,
                visibility.fromMicros(span),
                visibility.untilMicros(span),
                passing,
                tieKeys(current)));
      }
    }
  }

  private long passing(CaseRevision revision) {
    long passing = 0;
    boolean passesWhere = holds(definition.source(revision.source()).where().orElse(""), revision);
    for (int s = 0; s < definition.sequences().size(); s++) {
      SequenceDefinition sequence = definition.sequences().get(s);
      if (passesWhere
          && sequence.sources().contains(revision.source())
          && !revision.isDroppedFrom(sequence)
          && holds(sequence.filter().orElse(""), revision)) {
        passing |= 1L << s;
      }
    }
    return passing;
  }

  private static boolean holds(String sql, CaseRevision revision) {
    return sql.isEmpty() || RowCondition.parse(sql).holds(revision.values());
  }

  private byte[][] tieKeys(CaseRevision revision) {
    byte[][] keys = new byte[definition.sequences().size()][];
    for (int s = 0; s < keys.length; s++) {
      SequenceDefinition sequence = definition.sequences().get(s);
      key.begin();
      sequence.tieBreak().forEach(column -> add(revision.values().get(column)));
      key.add(sequence.sources().indexOf(revision.source()));
      revision.eventId().forEach(this::add);
      keys[s] = key.toBytes();
    }
    return keys;
  }

  private void add(Object value) {
    if (value == null) {
      key.addNull();
    } else if (value instanceof Long number) {
      key.add(number.longValue());
    } else if (value instanceof Double number) {
      key.add(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      key.add(truth.booleanValue());
    } else {
      key.add(((String) value).getBytes(StandardCharsets.UTF_8));
    }
  }

  private long activeFrom(Offer offer) {
    return assembler.activeFromMicros(offer.revision().eventTimeMicros(), offer.fromMicros());
  }

  private void offer(Offer offer) {
    int slot =
        assembler.offer(
            offer.revision().eventTimeMicros(),
            offer.revision().arrivalTimeMicros(),
            offer.fromMicros(),
            offer.untilMicros(),
            offer.passing(),
            offer.tieKeys(),
            facts.of(offer.revision()));
    if (slot != SequenceAssembler.NO_SLOT) {
      if (slot >= payload.length) {
        payload = Arrays.copyOf(payload, Math.max(slot + 1, payload.length * 2));
      }
      payload[slot] = offer.revision();
    }
  }

  private List<CaseAnswer> read(CaseLabel label) {
    List<CaseAnswer> answers = new ArrayList<>();
    for (int s = 0; s < definition.sequences().size(); s++) {
      AssembledSequence sequence = assembler.sequence(s);
      SequenceDefinition declared = definition.sequences().get(s);
      List<CaseRevision> events = new ArrayList<>();
      for (int i = 0; i < sequence.length(); i++) {
        events.add(shown(payload[sequence.slot(i)], label, declared));
      }
      boolean isEmpty = events.isEmpty();
      checkOldest(sequence, events);
      answers.add(
          new CaseAnswer(
              label.id(),
              declared.name(),
              events,
              derived(sequence, declared),
              sequence.eligible(),
              isEmpty ? OptionalLong.empty() : OptionalLong.of(sequence.maxEventTimeMicros()),
              isEmpty ? OptionalLong.empty() : OptionalLong.of(sequence.maxArrivalTimeMicros())));
    }
    return answers;
  }

  private CaseRevision shown(CaseRevision event, CaseLabel label, SequenceDefinition sequence) {
    Map<String, Object> values = new LinkedHashMap<>(event.values());
    for (Map.Entry<String, DerivedAttribute> derived : sequence.derive().entrySet()) {
      if (derived.getValue() instanceof DerivedAttribute.Expression expression) {
        values.put(derived.getKey(), RowExpression.evaluate(expression.sql(), event.values()));
      }
    }
    long t = label.timeMicros();
    long known =
        Math.min(t, definition.knowledge().knowledgeTimeMicros(t, setup.knowledgeTimeMicros()));
    definition
        .source(event.source())
        .knownAfter()
        .forEach((attribute, after) -> hide(attribute, after, known, event, values));
    return values.equals(event.values()) ? event : event.withValues(values);
  }

  private static void hide(
      String attribute,
      KnownAfter after,
      long known,
      CaseRevision event,
      Map<String, Object> values) {
    Object instant =
        after instanceof KnownAfter.Delay delay
            ? (Object) (event.eventTimeMicros() + delay.micros())
            : event.values().get(((KnownAfter.Column) after).name());
    if (instant == null || (Long) instant > known) {
      values.put(attribute, null);
    }
  }

  private Map<String, List<Object>> derived(
      AssembledSequence sequence, SequenceDefinition declared) {
    Map<String, List<Object>> derived = new LinkedHashMap<>();
    declared
        .derive()
        .forEach(
            (name, attribute) -> {
              if (!(attribute instanceof DerivedAttribute.Expression)) {
                derived.put(name, values(sequence, name, attribute));
              }
            });
    return derived;
  }

  private List<Object> values(AssembledSequence sequence, String name, DerivedAttribute attribute) {
    DerivedColumn column = sequence.derived(name);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < sequence.length(); i++) {
      if (column.isNull(i)) {
        values.add(null);
      } else if (attribute instanceof DerivedAttribute.Sum sum && setup.holdsDoubles(sum.of())) {
        values.add(column.doubleAt(i));
      } else {
        assertThat(column.unscaledAt(i)).isEqualTo(BigInteger.valueOf(column.longAt(i)));
        values.add(column.longAt(i));
      }
    }
    return values;
  }

  private static void checkOldest(AssembledSequence sequence, List<CaseRevision> events) {
    events.stream()
        .mapToLong(CaseRevision::eventTimeMicros)
        .min()
        .ifPresent(oldest -> assertThat(sequence.minEventTimeMicros()).isEqualTo(oldest));
  }
}
