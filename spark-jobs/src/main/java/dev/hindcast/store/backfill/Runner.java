/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import dev.hindcast.dataset.IsoMicros;
import java.util.Objects;

/**
 * A process that runs a plan.
 *
 * @param host name of its machine
 * @param pid of its process there
 * @param processStartedAtMicros tells it from a later process with the same pid; UTC
 * @param startedAtMicros when it began to run the plan, UTC
 */
public record Runner(
    String host,
    long pid,
    @IsoMicros long processStartedAtMicros,
    @IsoMicros long startedAtMicros) {
  public Runner {
    Objects.requireNonNull(host, "host");
  }

  /** For messages. */
  public String text() {
    return "process " + pid + " on " + host;
  }
}
