/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.ingest.UserScope;
import org.apache.spark.sql.SparkSession;

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

  /**
   * The tables of two requests for the labels of a scope; a search may read what both have once.
   *
   * @param before of the windows that are assembled
   * @param after of the same windows; it knows what the earlier one knew
   */
  default ScopedTables tables(BuildRequest before, BuildRequest after, UserScope scope) {
    DatasetBuild build = new DatasetBuild(SparkSession.active(), Progress.NONE);
    return ScopedTables.of(build.tables(before).scoped(scope), build.tables(after).scoped(scope));
  }
}
