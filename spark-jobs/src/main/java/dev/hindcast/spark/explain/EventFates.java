/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import dev.hindcast.assemble.Visibility;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.event.RevisionKind;
import dev.hindcast.spark.assemble.EventName;
import dev.hindcast.spark.assemble.TracedLabel;
import dev.hindcast.time.Micros;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides what became of each event of a user for one label, in the order of the rule. */
final class EventFates {
  private final DatasetDefinition definition;
  private final long knowledgeTimeMicros;
  private final TracedLabel label;
  private final Map<String, Long> passing;
  private final FilterReasons filters;
  private final Map<String, TracedLabel.Fate> traced = new HashMap<>();

  /** The map gives the sequences that each revision that the label sees passes for. */
  EventFates(
      DatasetDefinition definition,
      long knowledgeTimeMicros,
      TracedLabel label,
      Map<String, Long> passing,
      FilterReasons filters) {
    this.definition = definition;
    this.knowledgeTimeMicros = knowledgeTimeMicros;
    this.label = label;
    this.passing = passing;
    this.filters = filters;
    label.fates().forEach(fate -> traced.put(fate.sequence() + "/" + fate.event(), fate));
  }

  /** The revision of an event that is current for the label. */
  Optional<Revision> current(List<Revision> revisions) {
    Visibility visibility = new Visibility(definition.knowledge(), knowledgeTimeMicros);
    visibility.begin();
    for (Revision revision : revisions) {
      visibility.add(
          revision.arrivalMicros(),
          revision.number(),
          revision.isRetraction() ? RevisionKind.RETRACTION : RevisionKind.REPORT,
          revision.contentHash());
    }
    int spans = visibility.resolve();
    for (int span = 0; span < spans; span++) {
      if (visibility.fromMicros(span) <= label.timeMicros()
          && label.timeMicros() < visibility.untilMicros(span)) {
        return Optional.of(revisions.get(visibility.revisionOf(span)));
      }
    }
    return Optional.empty();
  }

  /** What became of an event in a sequence that has its source; revisions by arrival. */
  EventFate ofEvent(int sequence, List<Revision> revisions, Optional<Revision> current) {
    SequenceDefinition of = definition.sequences().get(sequence);
    Revision speaking = current.orElse(revisions.get(0));
    long time = speaking.timeMicros();
    long newest = Micros.minus(label.timeMicros(), of.gapMicros());
    if (time >= label.timeMicros()) {
      return EventFate.by(EventFate.TOO_NEW, time - label.timeMicros());
    }
    if (current.isEmpty()) {
      return EventFate.by(
          EventFate.ARRIVED_TOO_LATE, revisions.get(0).arrivalMicros() - knownMicros());
    }
    if (speaking.isRetraction()) {
      return EventFate.of(EventFate.RETRACTED, Micros.text(speaking.arrivalMicros()));
    }
    if (time >= newest) {
      return EventFate.by(EventFate.IN_GAP, time - newest);
    }
    long oldest = Micros.minus(label.timeMicros(), of.lookbackMicros());
    if (of.lookbackMicros() != Long.MAX_VALUE && time < oldest) {
      return EventFate.by(EventFate.OUTSIDE_LOOKBACK, oldest - time);
    }
    if ((passing.getOrDefault(UserRows.key(speaking), 0L) >>> sequence & 1) == 0) {
      return EventFate.of(EventFate.FILTERED, filters.of(speaking, sequence));
    }
    return selected(sequence, speaking.event());
  }

  /** What became of one revision, which is in the list, beside the others of its event. */
  @SuppressWarnings("ReferenceEquality") // equal rows are two revisions
  EventFate ofRevision(Revision revision, List<Revision> revisions, Optional<Revision> current) {
    if (current.isPresent() && current.get() == revision) {
      return EventFate.of(EventFate.CURRENT, "");
    }
    if (revision.arrivalMicros() > knownMicros()) {
      return EventFate.by(EventFate.ARRIVED_TOO_LATE, revision.arrivalMicros() - knownMicros());
    }
    for (Revision other : revisions) {
      if (other != revision
          && revision.isDuplicateOf(other)
          && other.arrivalMicros() <= knownMicros()) {
        return EventFate.of(EventFate.DUPLICATE, arrival(other));
      }
    }
    return EventFate.of(EventFate.SUPERSEDED, current.map(EventFates::arrival).orElse(""));
  }

  /** The latest arrival that the label sees, UTC microseconds. */
  long knownMicros() {
    return definition.knowledge().knowledgeTimeMicros(label.timeMicros(), knowledgeTimeMicros);
  }

  private EventFate selected(int sequence, String event) {
    TracedLabel.Fate fate = traced.get(sequence + "/" + event);
    if (fate == null) {
      throw new IllegalStateException(
          "the trace says nothing of event " + EventName.id(event) + " in sequence " + sequence);
    }
    if (fate.kind() == TracedLabel.Kind.KEPT) {
      return new EventFate(EventFate.KEPT, OptionalInt.of(fate.position()), Long.MIN_VALUE, "");
    }
    String detail =
        switch (fate.kind()) {
          case REPEATED, COLLAPSED -> EventName.id(fate.other());
          default -> fate.other();
        };
    return EventFate.of(fate.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), detail);
  }

  private static String arrival(Revision revision) {
    return "revision "
        + revision.number()
        + " that arrived "
        + Micros.text(revision.arrivalMicros());
  }
}
