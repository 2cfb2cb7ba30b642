/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.event.RevisionKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One stored row about an event, as plain values.
 *
 * @param source name of the event source
 * @param eventId parts of the event id, each a Long or a String
 * @param revisionNumber 0 where the source has none
 * @param contentHash equal for rows of equal content
 * @param values columns and attributes by name; a null value is a null column
 */
public record CaseRevision(
    String source,
    List<Object> eventId,
    long eventTimeMicros,
    long arrivalTimeMicros,
    long revisionNumber,
    RevisionKind kind,
    long contentHash,
    Map<String, Object> values) {
  /** Before an enrichment's name: a value that says that the enrichment drops the event. */
  public static final String DROPPED_BY = "dropped by ";

  public CaseRevision {
    eventId = List.copyOf(eventId);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Whether both rows are about one event of their user. */
  public boolean isOfSameEvent(CaseRevision other) {
    return source.equals(other.source) && eventId.equals(other.eventId);
  }

  /** Whether an enrichment of the sequence drops the event. */
  public boolean isDroppedFrom(SequenceDefinition sequence) {
    return sequence.enrich().stream().anyMatch(name -> values.containsKey(DROPPED_BY + name));
  }

  public CaseRevision withEventId(List<Object> other) {
    return new CaseRevision(
        source,
        other,
        eventTimeMicros,
        arrivalTimeMicros,
        revisionNumber,
        kind,
        contentHash,
        values);
  }

  public CaseRevision withTimes(long eventMicros, long arrivalMicros) {
    return new CaseRevision(
        source, eventId, eventMicros, arrivalMicros, revisionNumber, kind, contentHash, values);
  }

  public CaseRevision withKind(RevisionKind other) {
    return new CaseRevision(
        source,
        eventId,
        eventTimeMicros,
        arrivalTimeMicros,
        revisionNumber,
        other,
        contentHash,
        values);
  }

  /** The content hash is kept, as it is where a failing revision loses its payload. */
  public CaseRevision withValues(Map<String, Object> other) {
    return new CaseRevision(
        source,
        eventId,
        eventTimeMicros,
        arrivalTimeMicros,
        revisionNumber,
        kind,
        contentHash,
        other);
  }

  public CaseRevision withContentHash(long other) {
    return new CaseRevision(
        source, eventId, eventTimeMicros, arrivalTimeMicros, revisionNumber, kind, other, values);
  }
}
