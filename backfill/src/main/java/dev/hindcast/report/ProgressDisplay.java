/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import dev.hindcast.submit.JobProgress;

/** Shows how far a job has come. */
public interface ProgressDisplay extends AutoCloseable {
  /** Shows nothing. */
  ProgressDisplay NONE = progress -> {};

  void show(JobProgress progress);

  /** Leaves the last state on the screen; further lines may follow. */
  @Override
  default void close() {}
}
