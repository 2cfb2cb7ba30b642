/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

/** Hears from a running job; called from one thread at a time, in the job's order. */
public interface JobListener {
  void progress(JobProgress progress);

  /** How the application fares that the job is on a cluster. */
  void application(ApplicationState state);

  /** The next task of a backfill is staged, with so many rows. */
  void staged(long rows);

  /** Something that people should know, although the job goes on. */
  void warning(String text);

  /** A line that the engine logged. */
  void log(String line);
}
