/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One difference between two lists of events; positions count from 0. */
public sealed interface SequenceEdit extends Serializable {
  /** {@code inserted}, {@code removed}, {@code changed} or {@code moved}. */
  String text();

  /** An event that only the later list has. */
  record Inserted(int to, Event event) implements SequenceEdit {
    public Inserted {
      Objects.requireNonNull(event, "event");
    }

    @Override
    public String text() {
      return "inserted";
    }
  }

  /** An event that only the earlier list has. */
  record Removed(int from, Event event) implements SequenceEdit {
    public Removed {
      Objects.requireNonNull(event, "event");
    }

    @Override
    public String text() {
      return "removed";
    }
  }

  /** An event that keeps its place among those that both lists have. */
  record Changed(int from, int to, Event event, Map<Integer, ValueChange> fields)
      implements SequenceEdit {
    public Changed {
      Objects.requireNonNull(event, "event");
      fields = Collections.unmodifiableMap(new TreeMap<>(fields));
      if (fields.isEmpty()) {
        throw new IllegalArgumentException("event " + from + " has not changed");
      }
    }

    @Override
    public String text() {
      return "changed";
    }
  }

  /** An event that stands elsewhere among those that both lists have; fields may have changed. */
  record Moved(int from, int to, Event event, Map<Integer, ValueChange> fields)
      implements SequenceEdit {
    public Moved {
      Objects.requireNonNull(event, "event");
      fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    @Override
    public String text() {
      return "moved";
    }
  }

  /** The event, as the earlier list has it if it does. */
  Event event();

  /** Column number to its values, of an event that both lists have; else empty. */
  default Map<Integer, ValueChange> fields() {
    return Map.of();
  }

  /** One event: the values of the columns, in their order; some may be null. */
  record Event(List<Object> values) implements Serializable {
    public Event {
      values = Collections.unmodifiableList(new java.util.ArrayList<>(values));
    }

    Event with(Map<Integer, ValueChange> fields) {
      List<Object> changed = new java.util.ArrayList<>(values);
      fields.forEach((column, change) -> changed.set(column, change.after()));
      return new Event(changed);
    }

    /** Columns whose values differ. */
    Map<Integer, ValueChange> changesTo(Event other) {
      Map<Integer, ValueChange> changes = new TreeMap<>();
      for (int column = 0; column < values.size(); column++) {
        if (!Objects.equals(values.get(column), other.values.get(column))) {
          changes.put(column, new ValueChange(values.get(column), other.values.get(column)));
        }
      }
      return changes;
    }
  }
}
