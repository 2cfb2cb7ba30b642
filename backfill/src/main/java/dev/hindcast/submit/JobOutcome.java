/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

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

  /**
   * The job was told to stop, and nothing was published.
   *
   * @param exitCode 128 and the number of the signal
   */
  record Stopped(int exitCode) implements JobOutcome {}
}
