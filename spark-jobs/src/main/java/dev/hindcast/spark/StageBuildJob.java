/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hindcast.dataset.BuiltPart;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.StagedPart;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.backfill.BackfillFolder;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * Builds one task of a backfill and stages what it made: {@code --request REQUEST.json --plan ID
 * --task N --digest SHA-256 [--outcome OUTCOME.json] [--progress]}. It publishes nothing.
 */
public final class StageBuildJob {
  private static final String PLAN = "plan";
  private static final String TASK = "task";
  private static final String DIGEST = "digest";

  private StageBuildJob() {}

  public static void main(String[] arguments) {
    int exitCode = Job.run(arguments, Set.of(PLAN, TASK, DIGEST), StageBuildJob::run);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static JobOutcome run(
      SparkSession spark, BuildRequest request, Progress progress, Map<String, String> options) {
    DatasetDefinition definition = request.definition().definition();
    DatasetStore store =
        DatasetStores.open(definition.path(), definition.name(), HadoopSettings.of(spark));
    int task = Integer.parseInt(options.getOrDefault(TASK, "0"));
    BackfillFolder folder = new BackfillFolder(store, options.getOrDefault(PLAN, ""));
    StagedPart part =
        stage(spark, request, progress, folder, task, options.getOrDefault(DIGEST, ""));
    return JobOutcome.reported(
        JsonNodeFactory.instance
            .objectNode()
            .put("task", task)
            .put("rows", part.part().windows().stream().mapToLong(PublishedWindow::rows).sum()));
  }

  /** Builds a task of the plan in a folder and makes its part known there. */
  static StagedPart stage(
      SparkSession spark,
      BuildRequest request,
      Progress progress,
      BackfillFolder folder,
      int task,
      String digest) {
    BackfillPlan plan = folder.plan();
    if (!plan.windowsOf(task).equals(request.windows())) {
      throw new HindcastException(
          ErrorCode.REQUEST_INVALID,
          "Cannot build task "
              + task
              + " of backfill "
              + plan.planId()
              + ": the request has other label windows than the task. Run the plan with hindcast"
              + " backfill run.");
    }
    BuiltPart built = new DatasetBuild(spark, progress).stage(request, plan.builtWindows());
    StagedPart part = new StagedPart(plan.planId(), task, digest, built);
    folder.put(part);
    return part;
  }
}
