/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.diff.SequenceEdit.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events that one of two lists has alone, by their time. */
record UnpairedEvents(Map<Object, List<Event>> removed, Map<Object, List<Event>> inserted) {
  static UnpairedEvents of(SequenceDiff diff) {
    UnpairedEvents events = new UnpairedEvents(new HashMap<>(), new HashMap<>());
    for (SequenceEdit edit : diff.edits()) {
      if (edit instanceof SequenceEdit.Removed) {
        add(events.removed, edit.event());
      } else if (edit instanceof SequenceEdit.Inserted) {
        add(events.inserted, edit.event());
      }
    }
    return events;
  }

  private static void add(Map<Object, List<Event>> events, Event event) {
    events.computeIfAbsent(time(event), unused -> new ArrayList<>()).add(event);
  }

  /** Whether what seems removed or inserted may be one event of which too much has changed. */
  boolean mayBeOneWithAnother(SequenceEdit edit, EventKey key) {
    Map<Object, List<Event>> others =
        edit instanceof SequenceEdit.Removed
            ? inserted
            : edit instanceof SequenceEdit.Inserted ? removed : Map.of();
    return others.getOrDefault(time(edit.event()), List.of()).stream()
        .anyMatch(other -> !key.tellsApart(edit.event(), other));
  }

  private static Object time(Event event) {
    return event.values().get(EventColumns.TIME);
  }
}
