/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hindcast.dataset.IsoMicros;

/**
 * One task of a backfill: a build of its own over some of the windows, staged apart.
 *
 * @param number from 1
 * @param fromMicros first label time, UTC
 * @param toMicros end of the label times, exclusive, UTC; windows between need not be of the task
 * @param windows how many it builds
 * @param expectedRows over these windows
 * @param cost its share of the whole backfill's work, in parts of a thousand, about
 */
public record PlannedTask(
    int number,
    @JsonProperty("from") @IsoMicros long fromMicros,
    @JsonProperty("to") @IsoMicros long toMicros,
    int windows,
    long expectedRows,
    int cost) {
  public PlannedTask {
    if (number < 1 || windows < 1 || expectedRows < 0 || cost < 0 || fromMicros >= toMicros) {
      throw new IllegalArgumentException(
          "task "
              + number
              + " cannot have "
              + windows
              + " windows, "
              + expectedRows
              + " rows and cost "
              + cost);
    }
  }
}
