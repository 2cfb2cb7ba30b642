/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.SequenceDefinition;
import java.util.Optional;

/** What the elements of a sequence's lists mean, for the file and the manifest. */
final class ElementDocs {
  private static final long MICROS_PER_SECOND = 1_000_000L;

  private ElementDocs() {}

  static String of(DatasetDefinition definition, SequenceDefinition sequence, String name) {
    if (name.equals(SequenceDefinition.EVENT_TIME)) {
      return "Event times, UTC microseconds";
    }
    DerivedAttribute derived = sequence.derive().get(name);
    if (derived != null) {
      return derived(derived);
    }
    boolean isLate =
        sequence.sources().stream()
            .map(source -> definition.source(source).knownAfter().get(name))
            .anyMatch(KnownAfter.class::isInstance);
    return "Attribute " + name + " of each event" + (isLate ? ", null until it is known" : "");
  }

  private static String derived(DerivedAttribute derived) {
    if (derived instanceof DerivedAttribute.Expression expression) {
      return "Of each event: " + expression.sql();
    }
    if (derived instanceof DerivedAttribute.TimeBeforeLabel time) {
      return "Time from the event to the label, whole " + time.unit().text();
    }
    if (derived instanceof DerivedAttribute.TimeSincePrevious time) {
      return "Time since the eligible event before, whole " + time.unit().text();
    }
    if (derived instanceof DerivedAttribute.Position) {
      return "Position in the eligible history, 1 is the oldest event";
    }
    if (derived instanceof DerivedAttribute.Session session) {
      return "Session, 1 is the oldest; a new one begins after "
          + seconds(session.idleMicros())
          + " without an event";
    }
    if (derived instanceof DerivedAttribute.Count count) {
      return "Number of earlier eligible events" + scope(count.by(), count.withinMicros());
    }
    if (derived instanceof DerivedAttribute.DistinctCount count) {
      return "Number of different "
          + count.of()
          + " in earlier eligible events"
          + scope(count.by(), count.withinMicros());
    }
    DerivedAttribute.Sum sum = (DerivedAttribute.Sum) derived;
    return "Sum of "
        + sum.of()
        + " in earlier eligible events"
        + scope(sum.by(), sum.withinMicros());
  }

  private static String scope(Optional<String> by, long withinMicros) {
    return by.map(attribute -> " of the same " + attribute).orElse("")
        + (withinMicros == Long.MAX_VALUE ? "" : ", within " + seconds(withinMicros));
  }

  private static String seconds(long micros) {
    return micros % MICROS_PER_SECOND == 0 ? micros / MICROS_PER_SECOND + " s" : micros + " us";
  }
}
