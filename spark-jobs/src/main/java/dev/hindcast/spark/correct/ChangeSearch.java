/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import dev.hindcast.plan.BuildRequest;

/** Finds out which labels the difference between two requests may affect. */
@FunctionalInterface
public interface ChangeSearch {
  /**
   * The labels that may differ.
   *
   * @param before how the labels were assembled: source snapshots and knowledge time
   * @param after how they would be now; of the same definition
   * @throws dev.hindcast.error.HindcastException if it cannot be told
   */
  TouchedLabels between(BuildRequest before, BuildRequest after);
}
