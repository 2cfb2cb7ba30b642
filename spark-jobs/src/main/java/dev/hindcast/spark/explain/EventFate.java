/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What became of an event, or of one of its revisions, in a sequence.
 *
 * @param kind a fixed word, such as {@code arrived-too-late}
 * @param position place in the declared order from 0, for kept events
 * @param byMicros by how much it missed, {@link Long#MIN_VALUE} where that means nothing
 * @param detail the predicate, the exclusion, or the event or revision that decided; may be empty
 */
record EventFate(String kind, OptionalInt position, long byMicros, String detail) {
  static final String KEPT = "kept";
  static final String TOO_NEW = "too-new";
  static final String IN_GAP = "in-gap";
  static final String ARRIVED_TOO_LATE = "arrived-too-late";
  static final String OUTSIDE_LOOKBACK = "outside-lookback";
  static final String RETRACTED = "retracted";
  static final String FILTERED = "filtered";
  static final String SUPERSEDED = "superseded";
  static final String DUPLICATE = "duplicate";
  static final String CURRENT = "current";
  static final String REJECTED = "rejected";

  EventFate {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(detail, "detail");
  }

  /** Begins the detail of an event that an enrichment drops. */
  static final String BY_ENRICHMENT = "enrichments.";

  static EventFate of(String kind, String detail) {
    return new EventFate(kind, OptionalInt.empty(), Long.MIN_VALUE, detail);
  }

  /** Whether what enrichments found made it into the row, or dropped the event. */
  boolean isEnriched() {
    return kind.equals(KEPT) || (kind.equals(FILTERED) && detail.startsWith(BY_ENRICHMENT));
  }

  static EventFate by(String kind, long micros) {
    return new EventFate(kind, OptionalInt.empty(), micros, "");
  }
}
