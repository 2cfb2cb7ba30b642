/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.label.LabelWindow;

/**
 * When labels are that are left out since their outcome is not over.
 *
 * @param firstMicros the first label time, UTC
 * @param lastMicros the last label time, inclusive, UTC
 * @param untilMicros the least {@code K} at which all of them are mature, UTC
 */
public record ImmatureLabels(long firstMicros, long lastMicros, long untilMicros) {
  /** Whether some of them may be of a window. */
  public boolean mayBeOf(LabelWindow window) {
    return lastMicros >= window.fromMicros() && firstMicros < window.toMicros();
  }

  ImmatureLabels plus(ImmatureLabels other) {
    return new ImmatureLabels(
        Math.min(firstMicros, other.firstMicros),
        Math.max(lastMicros, other.lastMicros),
        Math.max(untilMicros, other.untilMicros));
  }
}
