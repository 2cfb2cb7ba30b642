/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Label times of a user that changed inputs may touch.
 *
 * @param user bytes of the user id's text, as a build sees it
 * @param fromMicros first label time that may be touched, UTC
 * @param untilMicros the first label time after those, UTC
 * @param counts how many changes there are, by reason; no zeros
 */
public record TouchedRange(
    UTF8String user, long fromMicros, long untilMicros, Map<TouchReason, Long> counts)
    implements Serializable {
  public TouchedRange {
    Objects.requireNonNull(user, "user");
    if (fromMicros >= untilMicros) {
      throw new IllegalArgumentException(
          "a range must end after it begins: " + fromMicros + " us, " + untilMicros + " us");
    }
    EnumMap<TouchReason, Long> sorted = new EnumMap<>(TouchReason.class);
    sorted.putAll(counts);
    counts = Collections.unmodifiableMap(sorted);
  }

  /** Whether both, of one user, overlap or touch. */
  boolean meets(TouchedRange other) {
    return fromMicros <= other.untilMicros && other.fromMicros <= untilMicros;
  }

  /** Both as one, which must meet. */
  TouchedRange with(TouchedRange other) {
    Map<TouchReason, Long> sums = new EnumMap<>(TouchReason.class);
    sums.putAll(counts);
    other.counts.forEach((reason, count) -> sums.merge(reason, count, Math::addExact));
    return new TouchedRange(
        user,
        Math.min(fromMicros, other.fromMicros),
        Math.max(untilMicros, other.untilMicros),
        sums);
  }
}
