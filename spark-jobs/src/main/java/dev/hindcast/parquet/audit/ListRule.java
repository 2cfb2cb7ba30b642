/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.io.Serializable;
import java.util.Locale;
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
  boolean readsValues();

  /** What is wrong with the list of one row; empty if nothing is. */
  Optional<String> problem(ListRow row);

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
    public Optional<String> problem(ListRow row) {
      for (int i = 0; i < row.length(); i++) {
        if (!row.isNull(i) && row.eventTime(i) > row.knownMicros() - delayMicros) {
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "event %d has a value before it was known, %d us after its event",
                  i,
                  delayMicros));
        }
      }
      return Optional.empty();
    }
  }

  /** Whole units from the event to the label. */
  record BeforeLabel(String list, long unitMicros) implements ListRule {
    public BeforeLabel {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean readsValues() {
      return true;
    }

    @Override
    public Optional<String> problem(ListRow row) {
      for (int i = 0; i < row.length(); i++) {
        long expected = Math.floorDiv(row.labelTime() - row.eventTime(i), unitMicros);
        if (row.isNull(i) || row.value(i) != expected) {
          return Optional.of(row.shown(i) + ", the times say " + expected);
        }
      }
      return Optional.empty();
    }
  }

  /** Whole units since the eligible event before, which may have been selected away. */
  record SincePrevious(String list, long unitMicros) implements ListRule {
    public SincePrevious {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean readsValues() {
      return true;
    }

    @Override
    public Optional<String> problem(ListRow row) {
      for (int i = 0; i < row.length(); i++) {
        boolean isFirst = i == 0 && row.startsHistory();
        boolean mayBeFirst = isFirst || (i == 0 && row.selects());
        boolean isWrong = row.isNull(i) ? !mayBeFirst : isFirst || isWrongGap(row, i);
        if (isWrong) {
          return Optional.of(row.shown(i));
        }
      }
      return Optional.empty();
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
    public boolean readsValues() {
      return true;
    }

    @Override
    public Optional<String> problem(ListRow row) {
      for (int i = 0; i < row.length(); i++) {
        long last = row.eligible() - (row.length() - 1 - i);
        long least = i == 0 || row.isNull(i - 1) ? 1 : row.value(i - 1) + 1;
        boolean isWrong =
            row.isNull(i)
                || row.value(i) < least
                || row.value(i) > last
                || (!row.selects() && row.value(i) != last);
        if (isWrong) {
          return Optional.of(row.shown(i) + " of " + row.eligible() + " eligible");
        }
      }
      return Optional.empty();
    }
  }

  /** Numbers of sessions: from 1 up to the number of eligible events, never falling. */
  record Session(String list) implements ListRule {
    public Session {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean readsValues() {
      return true;
    }

    @Override
    public Optional<String> problem(ListRow row) {
      for (int i = 0; i < row.length(); i++) {
        long least = i == 0 || row.isNull(i - 1) ? 1 : row.value(i - 1);
        if (row.isNull(i) || row.value(i) < least || row.value(i) > row.eligible()) {
          return Optional.of(row.shown(i) + " of " + row.eligible() + " eligible");
        }
      }
      return Optional.empty();
    }
  }

  /** Counts of other eligible events; null where the event has no value to count by. */
  record Counted(String list) implements ListRule {
    public Counted {
      Objects.requireNonNull(list, "list");
    }

    @Override
    public boolean readsValues() {
      return true;
    }

    @Override
    public Optional<String> problem(ListRow row) {
      for (int i = 0; i < row.length(); i++) {
        if (!row.isNull(i) && (row.value(i) < 0 || row.value(i) >= row.eligible())) {
          return Optional.of(row.shown(i) + " of " + row.eligible() + " eligible");
        }
      }
      return Optional.empty();
    }
  }
}
