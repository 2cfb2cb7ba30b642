/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.ingest.PartitionCount;
import dev.hindcast.spark.profile.ProfileJson;
import dev.hindcast.spark.profile.SourceProfiles;
import org.apache.spark.sql.SparkSession;

/**
 * Measures the sources of a request's definition at their pinned snapshots: {@code --request
 * REQUEST.json [--outcome OUTCOME.json] [--progress]}. Its windows mean nothing.
 */
public final class ProfileSourcesJob {
  private ProfileSourcesJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            (spark, request, progress) ->
                JobOutcome.reported(ProfileJson.of(profiles(spark, request, progress))));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Reads all that the definition names. */
  static SourceProfiles profiles(SparkSession spark, BuildRequest request, Progress progress) {
    TaskProgress tasks = new TaskProgress(progress);
    spark.sparkContext().addSparkListener(tasks);
    try {
      tasks.enter(Progress.Stage.INGEST);
      return SourceProfiles.measure(
          request.definition(),
          new DatasetBuild(spark, progress).tables(request),
          request.knowledgeTimeMicros(),
          PartitionCount.of(spark, pins(request)));
    } finally {
      spark.sparkContext().removeSparkListener(tasks);
    }
  }

  private static SourcePins pins(BuildRequest request) {
    try (SourceCatalogs catalogs =
        new SourceCatalogs(request.definition().definition().catalogs())) {
      return SourcePins.verify(
          request.definition().definition(),
          request.sourceSnapshots(),
          request.columns(),
          catalogs);
    }
  }
}
