/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Objects;

/**
 * A split of label times.
 *
 * @param untilMicros its exclusive end in UTC microseconds
 */
public record TimeSplit(String name, long untilMicros) {
  public TimeSplit {
    Objects.requireNonNull(name, "name");
  }
}
