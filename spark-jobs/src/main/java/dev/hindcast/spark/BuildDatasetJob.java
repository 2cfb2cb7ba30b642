/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

/**
 * Builds one dataset version from a build request: {@code --request REQUEST.json [--outcome
 * OUTCOME.json] [--progress]}. It is what the launcher runs and what spark-submit is given.
 */
public final class BuildDatasetJob {
  private BuildDatasetJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            (spark, request, progress) ->
                JobOutcome.published(new DatasetBuild(spark, progress).run(request)));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
