/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

/**
 * When labels are that are left out since their outcome is not over.
 *
 * @param firstMicros the first label time, UTC
 * @param lastMicros the last label time, inclusive, UTC
 * @param untilMicros the least {@code K} at which all of them are mature, UTC
 */
public record ImmatureLabels(long firstMicros, long lastMicros, long untilMicros) {
  ImmatureLabels plus(ImmatureLabels other) {
    return new ImmatureLabels(
        Math.min(firstMicros, other.firstMicros),
        Math.max(lastMicros, other.lastMicros),
        Math.max(untilMicros, other.untilMicros));
  }
}
