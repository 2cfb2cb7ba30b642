/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelFate;
import dev.hindcast.spark.assemble.TaskResult;
import dev.hindcast.spark.ingest.LabelCounts;
import java.util.List;

/** What must hold of every build, whatever its definition allows. */
final class ResultChecks {
  private static final int EXAMPLES = 5;

  private ResultChecks() {}

  static void check(
      String dataset, LabelCounts labels, BuildTotals totals, List<TaskResult> results) {
    List<String> broken =
        results.stream()
            .flatMap(result -> result.brokenDeclarations().stream())
            .sorted()
            .limit(EXAMPLES)
            .toList();
    if (!broken.isEmpty()) {
      throw new HindcastException(
          ErrorCode.CORRECTIONS_DECLARATION_BROKEN,
          "Cannot build dataset "
              + dataset
              + ": "
              + String.join("; ", broken)
              + ". Pruning relies on the declaration. Declare what the source really does"
              + " (corrections = attributes or any), or mend the rows.");
    }
    List<String> leaks =
        results.stream()
            .flatMap(result -> result.audit().first().stream())
            .map(String::valueOf)
            .limit(EXAMPLES)
            .toList();
    if (!leaks.isEmpty()) {
      throw new HindcastException(
          ErrorCode.LEAK_FOUND,
          "Cannot publish a version of dataset "
              + dataset
              + ": the leak audit of the written files found "
              + String.join("; ", leaks)
              + ". Nothing was published. This is a fault of the engine; report it.");
    }
    long audited = results.stream().mapToLong(result -> result.audit().rows()).sum();
    long kept = labels.of(LabelFate.KEPT);
    long rejected = totals.counts().get(BuildTotals.LABELS).rejectedRows();
    if (totals.rows() != kept || audited != kept || rejected != labels.of(LabelFate.REJECTED)) {
      throw new HindcastException(
          ErrorCode.ROW_COUNT_WRONG,
          "Cannot publish a version of dataset "
              + dataset
              + ": "
              + kept
              + " labels and "
              + labels.of(LabelFate.REJECTED)
              + " rejected rows were counted, "
              + totals.rows()
              + " rows written, "
              + audited
              + " read back and "
              + rejected
              + " rows rejected. Nothing was published. This is a fault of the engine; report it.");
    }
  }
}
