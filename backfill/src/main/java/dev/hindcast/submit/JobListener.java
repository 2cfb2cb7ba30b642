/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

/** Hears from a running job; called from one thread at a time, in the job's order. */
public interface JobListener {
  void progress(JobProgress progress);

  /** A line that the engine logged. */
  void log(String line);
}
