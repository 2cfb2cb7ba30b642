/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelFate;
import dev.hindcast.spark.assemble.TaskResult;
import dev.hindcast.spark.ingest.LabelCounts;
import dev.hindcast.spark.row.WrittenSpaces;
import java.util.ArrayList;
import java.util.List;

/** What must hold of every build, whatever its definition allows. */
public final class ResultChecks {
  private static final int EXAMPLES = 5;

  private ResultChecks() {}

  /** Checks what the tasks of a build made against each other and against the counted labels. */
  public static void check(
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
    checkSpaces(dataset, results);
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

  /** Embeddings of different spaces must not stand in one sequence, whichever label they are of. */
  private static void checkSpaces(String dataset, List<TaskResult> results) {
    WrittenSpaces all = new WrittenSpaces();
    results.forEach(result -> all.add(result.spaces()));
    List<String> mixed = new ArrayList<>();
    all.bySequence()
        .forEach(
            (sequence, enrichments) ->
                enrichments.forEach(
                    (enrichment, spaces) -> {
                      if (spaces.size() > 1) {
                        mixed.add(
                            "sequence "
                                + sequence
                                + " would hold values of enrichment "
                                + enrichment
                                + " in the spaces "
                                + String.join(", ", spaces)
                                + " (dataset.enrichments."
                                + enrichment
                                + ".space)");
                      }
                    }));
    if (!mixed.isEmpty()) {
      throw new HindcastException(
          ErrorCode.SPACES_MIXED,
          "Cannot build dataset "
              + dataset
              + ": "
              + String.join("; ", mixed)
              + ". Vectors of different spaces cannot be compared. Build label windows or event"
              + " times of one space, choose one with another table, or set mixed-spaces = allow.");
    }
  }
}
