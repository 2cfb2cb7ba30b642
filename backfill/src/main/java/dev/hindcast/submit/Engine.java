/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import java.util.Objects;
import java.util.Optional;

/** Where Spark runs. */
public sealed interface Engine {
  /** In a JVM of its own on this machine. */
  record Local() implements Engine {}

  /**
   * Wherever {@code spark-submit} takes it; the driver runs on this machine.
   *
   * @param master as {@code --master} of spark-submit takes it; empty for what Spark's own settings
   *     say
   */
  record SparkSubmit(SparkHome home, Optional<String> master) implements Engine {
    public SparkSubmit {
      Objects.requireNonNull(home, "home");
      Objects.requireNonNull(master, "master");
    }
  }

  /** On this machine. */
  Engine LOCAL = new Local();
}
