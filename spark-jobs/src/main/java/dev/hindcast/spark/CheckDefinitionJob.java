/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import dev.hindcast.spark.row.OutputShape;

/**
 * Resolves and checks the expressions of a request's definition against its pinned tables, without
 * reading data: {@code --request REQUEST.json [--outcome OUTCOME.json]}.
 */
public final class CheckDefinitionJob {
  private CheckDefinitionJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            (spark, request, progress) -> {
              OutputShape.of(
                  request.definition().definition(),
                  new DatasetBuild(spark, progress).ingest(request).rowType());
              return JobOutcome.checked();
            });
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
