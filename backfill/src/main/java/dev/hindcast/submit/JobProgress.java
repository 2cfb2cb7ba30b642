/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import java.util.Objects;

/**
 * How far a job has come.
 *
 * @param total 0 if it is not known
 */
public record JobProgress(String stage, long done, long total) {
  /** The stage from which on a version may come to exist. */
  public static final String PUBLISH = "publish";

  /** No stage: a task of a backfill is staged, with as many rows as are done. */
  static final String STAGED = "staged";

  public JobProgress {
    Objects.requireNonNull(stage, "stage");
    if (done < 0 || total < 0) {
      throw new IllegalArgumentException(
          "progress must not be negative: " + done + " of " + total + " in " + stage);
    }
  }

  /** Whether a version may come to exist from now on. */
  boolean isPublishing() {
    return stage.equals(PUBLISH);
  }
}
