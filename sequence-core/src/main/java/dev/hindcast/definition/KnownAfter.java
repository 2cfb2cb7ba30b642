/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Objects;

/**
 * When the value of an attribute becomes known. A label sees it if that instant is at or before
 * both its label time and its knowledge time; until then it is null, though the event itself is
 * there.
 */
public sealed interface KnownAfter {
  /** A timestamp column of the source's table; null there means not known. */
  record Column(String name) implements KnownAfter {
    public Column {
      Objects.requireNonNull(name, "name");
    }
  }

  /** That long after the event time. */
  record Delay(long micros) implements KnownAfter {
    public Delay {
      if (micros < 0) {
        throw new IllegalArgumentException("known-after must not be negative: " + micros + " us");
      }
    }
  }
}
