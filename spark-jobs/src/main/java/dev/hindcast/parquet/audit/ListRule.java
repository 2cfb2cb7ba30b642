/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * What the values of one list must keep to beside those of the event times; units are UTC
 * microseconds.
 */
public sealed interface ListRule extends Serializable {
  /** Name of the list column, prefix included. */
  String list();

  /** Whether values are read, INT64; otherwise only whether they are null. */
  default boolean readsValues() {
    return true;
  }

  /** Whether an element cannot stand where it is. */
  boolean isWrong(ListRow row, int element);

  /** A wrong element, and what it should be as far as that is known. */
  default String shown(ListRow row, int element) {
    return row.shown(element) + " of " + row.eligible() + " eligible";
  }

  /** What is wrong with the list of one row; empty if nothing is. */
  default Optional<String> problem(ListRow row) {
    for (int i = 0; i < row.length(); i++) {
      if (isWrong(row, i)) {
        return Optional.of(shown(row, i));
      }
    }
    return Optional.empty();
  }

  /** A value stands only where its event is at least as old as that at min(t, k). */
  record KnownAfter(String list, long delayMicros) implements ListRule {
    public KnownAfter {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean readsValues() {
      return false;
    }

    @Override
    public boolean isWrong(ListRow row, int element) {
      return !row.isNull(element) && row.eventTime(element) > row.knownMicros() - delayMicros;
    }

    @Override
    public String shown(ListRow row, int element) {
      return ("event " + element + " has a value before it was known, ")
          + (delayMicros + " us after its event");
    }
  }

  /** Whole units from the event to the label. */
  record BeforeLabel(String list, long unitMicros) implements ListRule {
    public BeforeLabel {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean isWrong(ListRow row, int element) {
      return row.isNull(element) || row.value(element) != expected(row, element);
    }

    @Override
    public String shown(ListRow row, int element) {
      return row.shown(element) + ", the times say " + expected(row, element);
    }

    private long expected(ListRow row, int element) {
      return Math.floorDiv(row.labelTime() - row.eventTime(element), unitMicros);
    }
  }

  /** Whole units since the eligible event before, which may have been selected away. */
  record SincePrevious(String list, long unitMicros) implements ListRule {
    public SincePrevious {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean isWrong(ListRow row, int element) {
      boolean isFirst = element == 0 && row.startsHistory();
      boolean mayBeFirst = isFirst || (element == 0 && row.selects());
      return row.isNull(element) ? !mayBeFirst : isFirst || isWrongGap(row, element);
    }

    @Override
    public String shown(ListRow row, int element) {
      return row.shown(element);
    }

    private boolean isWrongGap(ListRow row, int i) {
      if (i == 0) {
        return row.value(i) < 0;
      }
      long most = Math.floorDiv(row.eventTime(i) - row.eventTime(i - 1), unitMicros);
      return row.selects() ? row.value(i) < 0 || row.value(i) > most : row.value(i) != most;
    }
  }

  /** Places in the eligible history, counted from 1. */
  record Position(String list) implements ListRule {
    public Position {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean isWrong(ListRow row, int element) {
      long last = row.eligible() - (row.length() - 1 - element);
      long least = element == 0 || row.isNull(element - 1) ? 1 : row.value(element - 1) + 1;
      return row.isNull(element)
          || row.value(element) < least
          || row.value(element) > last
          || (!row.selects() && row.value(element) != last);
    }
  }

  /** Numbers of sessions: from 1 up to the number of eligible events, never falling. */
  record Session(String list) implements ListRule {
    public Session {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean isWrong(ListRow row, int element) {
      long least = element == 0 || row.isNull(element - 1) ? 1 : row.value(element - 1);
      return row.isNull(element)
          || row.value(element) < least
          || row.value(element) > row.eligible();
    }
  }

  /** Counts of other eligible events; null where the event has no value to count by. */
  record Counted(String list) implements ListRule {
    public Counted {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean isWrong(ListRow row, int element) {
      return !row.isNull(element)
          && (row.value(element) < 0 || row.value(element) >= row.eligible());
    }
  }
}
