/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Objects;

/** Where a source's arrival times come from. */
public sealed interface ArrivalTime {
  /** A timestamp column of the table. */
  record Column(String name) implements ArrivalTime {
    public Column {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Event time plus a declared delay, for tables that never recorded an arrival. */
  record Assumed(long delayMicros) implements ArrivalTime {
    public Assumed {
      if (delayMicros < 0) {
        throw new IllegalArgumentException("delay must not be negative: " + delayMicros + " us");
      }
    }
  }

  /** Commit time of the Iceberg snapshot that added the row; needs row lineage (format v3). */
  record CommitTime() implements ArrivalTime {}
}
