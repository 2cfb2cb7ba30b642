/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The list columns of a sequence that both versions have, the event time first.
 *
 * @param kinds what each column comes from
 * @param key by which events are told apart
 * @param timesMayDiffer whether one event may have two times
 */
record EventColumns(List<String> names, List<Kind> kinds, EventKey key, boolean timesMayDiffer)
    implements Serializable {
  /** Number of the event time's column. */
  static final int TIME = 0;

  /** What the values of a column come from. */
  enum Kind {
    TIME,
    /** A row of the source. */
    ATTRIBUTE,
    /** A row of the source, but known after the event: null in the lists until then. */
    LATE_ATTRIBUTE,
    /** A row of a dimension. */
    ENRICHMENT,
    /** The other events, the label, or the columns of one event. */
    DERIVED
  }

  EventColumns {
    names = List.copyOf(names);
    kinds = List.copyOf(kinds);
    if (names.size() != kinds.size() || names.isEmpty() || kinds.get(TIME) != Kind.TIME) {
      throw new IllegalArgumentException("no event time before " + names + " of " + kinds);
    }
  }

  /** Columns by which an event is known again, if its time is not enough. */
  int[] attributes() {
    return attributes(kinds);
  }

  static int[] attributes(List<Kind> kinds) {
    return IntStream.range(0, kinds.size())
        .filter(column -> isAttribute(kinds.get(column)))
        .toArray();
  }

  private static boolean isAttribute(Kind kind) {
    return kind == Kind.ATTRIBUTE || kind == Kind.LATE_ATTRIBUTE;
  }

  String name(int column) {
    return names.get(Objects.checkIndex(column, names.size()));
  }
}
