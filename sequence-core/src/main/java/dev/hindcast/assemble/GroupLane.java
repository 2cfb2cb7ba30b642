/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.Exclusion;
import java.util.List;
import java.util.Objects;

/**
 * Something about an event that matters only by equality. An event has a group in every lane, or
 * none where it is null.
 */
public sealed interface GroupLane {
  /**
   * The event id, request or session that a label may share with an event: equal groups stand for
   * equal texts, part by part.
   */
  record OfLabel(Exclusion exclusion) implements GroupLane {
    public OfLabel {
      Objects.requireNonNull(exclusion, "exclusion");
    }
  }

  /**
   * The value of an attribute: equal groups stand for equal values. {@code -0.0} equals {@code 0.0}
   * and all NaN are equal, as where SQL groups.
   */
  record OfValue(EventValue value) implements GroupLane {
    public OfValue {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * The place, counted from 0, of a value's text among kinds that have a quota; none for other
   * kinds.
   */
  record OfKind(EventValue value, List<String> kinds) implements GroupLane {
    public OfKind {
      Objects.requireNonNull(value, "value");
      kinds = List.copyOf(kinds);
    }
  }
}
