/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** How a job ended that met no error. */
public sealed interface JobOutcome {
  /** A version exists. */
  record Published(int version) implements JobOutcome {
    public Published {
      if (version < 1) {
        throw new IllegalArgumentException("version must be at least 1: " + version);
      }
    }
  }

  /** The definition was found right. */
  record Checked() implements JobOutcome {}

  /** What the job found out, as JSON of its kind. */
  record Reported(JsonNode report) implements JobOutcome {
    public Reported {
      Objects.requireNonNull(report, "report");
    }
  }

  /**
   * The job was told to stop, and nothing was published.
   *
   * @param exitCode 128 and the number of the signal
   */
  record Stopped(int exitCode) implements JobOutcome {}
}
