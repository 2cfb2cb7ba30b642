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
 */
public record EventColumns(List<String> names, List<Kind> kinds) implements Serializable {
  /** Number of the event time's column. */
  public static final int TIME = 0;

  /** What the values of a column come from. */
  public enum Kind {
    TIME,
    /** A row of the source. */
    ATTRIBUTE,
    /** A row of a dimension. */
    ENRICHMENT,
    /** The other events, the label, or the columns of one event. */
    DERIVED
  }

  public EventColumns {
    names = List.copyOf(names);
    kinds = List.copyOf(kinds);
    if (names.size() != kinds.size() || names.isEmpty() || kinds.get(TIME) != Kind.TIME) {
      throw new IllegalArgumentException("no event time before " + names + " of " + kinds);
    }
  }

  /** Columns by which an event is known again, if its time is not enough. */
  int[] attributes() {
    return IntStream.range(0, kinds.size())
        .filter(column -> kinds.get(column) == Kind.ATTRIBUTE)
        .toArray();
  }

  String name(int column) {
    return names.get(Objects.checkIndex(column, names.size()));
  }
}
