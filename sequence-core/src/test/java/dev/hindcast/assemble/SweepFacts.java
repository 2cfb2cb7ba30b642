/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.RowExpression;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.SequenceDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Groups and amounts of revisions and labels, numbered user by user as an adapter would. */
final class SweepFacts {
  private final DatasetDefinition definition;
  private final GroupLanes lanes;
  private final AmountLanes amounts;
  private final GroupIds[] ids;
  private final EventFacts facts;

  SweepFacts(Case given) {
    definition = given.definition();
    lanes = GroupLanes.of(definition);
    amounts =
        AmountLanes.of(
            definition,
            value -> given.holdsDoubles(value.name()) ? AmountKind.DOUBLE : AmountKind.INTEGER);
    ids = Stream.generate(GroupIds::new).limit(lanes.size()).toArray(GroupIds[]::new);
    facts = new EventFacts(lanes, amounts);
  }

  SequenceAssembler assembler(Optional<SelectionTrace> trace) {
    return new SequenceAssembler(
        SequenceShape.allOf(definition, lanes, amounts), lanes, amounts, trace);
  }

  void beginUser() {
    for (GroupIds ofLane : ids) {
      ofLane.clear();
    }
  }

  EventFacts of(CaseRevision revision) {
    facts.clear();
    for (int lane = 0; lane < lanes.size(); lane++) {
      GroupLane what = lanes.lanes().get(lane);
      if (what instanceof GroupLane.OfKind kind) {
        facts.group(lane, kind.kinds().indexOf(String.valueOf(value(kind.value(), revision))));
      } else if (what instanceof GroupLane.OfValue ofValue) {
        facts.group(lane, group(lane, value(ofValue.value(), revision)));
      } else {
        facts.group(lane, group(lane, shared(((GroupLane.OfLabel) what).exclusion(), revision)));
      }
    }
    for (int lane = 0; lane < amounts.size(); lane++) {
      Object amount = value(amounts.values().get(lane), revision);
      if (amount instanceof Double number) {
        facts.doubleAmount(lane, number);
      } else if (amount != null) {
        facts.amount(lane, (Long) amount);
      }
    }
    return facts;
  }

  LabelGroups of(CaseLabel label) {
    return new LabelGroups(
        group(Exclusion.SAME_EVENT, label.event().isEmpty() ? null : text(label.event())),
        group(Exclusion.SAME_REQUEST, label.request().orElse(null)),
        group(Exclusion.SAME_SESSION, label.session().orElse(null)));
  }

  private Object value(EventValue value, CaseRevision revision) {
    if (value.origin() == EventValue.Origin.EXPRESSION) {
      for (SequenceDefinition sequence : definition.sequences()) {
        if (sequence.name().equals(value.owner())) {
          String sql = ((DerivedAttribute.Expression) sequence.derive().get(value.name())).sql();
          return RowExpression.evaluate(sql, revision.values());
        }
      }
    }
    return revision.values().get(value.name());
  }

  private String shared(Exclusion exclusion, CaseRevision revision) {
    EventSource source = definition.source(revision.source());
    LabelSource labels = definition.labels();
    if (exclusion == Exclusion.SAME_EVENT) {
      return text(revision.eventId().stream().map(String::valueOf).toList());
    }
    boolean isRequest = exclusion == Exclusion.SAME_REQUEST;
    String usual = isRequest ? "request" : "session";
    Optional<String> declared = isRequest ? source.request() : source.session();
    Optional<String> ofLabels = isRequest ? labels.request() : labels.session();
    String column =
        declared
            .or(() -> source.attributes().containsKey(usual) ? Optional.of(usual) : ofLabels)
            .orElseThrow();
    Object value = revision.values().get(column);
    return value == null ? null : value.toString();
  }

  private int group(Exclusion exclusion, String text) {
    int lane = lanes.of(exclusion);
    return lane < 0 ? GroupLanes.NULL : group(lane, text);
  }

  private int group(int lane, Object value) {
    if (value == null) {
      return GroupLanes.NULL;
    }
    Object canonical = value instanceof Double number ? (Object) (number + 0.0) : value;
    return ids[lane].of(canonical.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String text(List<String> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.length()).append(':').append(part));
    return text.toString();
  }
}
