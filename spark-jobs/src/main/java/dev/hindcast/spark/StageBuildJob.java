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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * Builds tasks of a backfill, one after the other, and stages what each made: {@code --request
 * REQUEST.json --plan ID --tasks TASK:BUILD:DIGEST,... [--outcome OUTCOME.json] [--progress]}. The
 * request is the first task's; the others differ from it in build id and windows. It publishes
 * nothing.
 */
public final class StageBuildJob {
  private static final String PLAN = "plan";
  private static final String TASKS = "tasks";

  private StageBuildJob() {}

  /** One word of {@code --tasks}. */
  private record Task(int number, String buildId, String digest) {
    static Task parse(String text) {
      List<String> parts = Arrays.asList(text.split(":", -1));
      if (parts.size() != 3 || !parts.get(0).matches("[1-9][0-9]{0,8}")) {
        throw new HindcastException(
            ErrorCode.COMMAND_LINE_INVALID,
            "Cannot build the tasks '"
                + text
                + "': they are not TASK:BUILD:DIGEST, separated by commas. Run the plan with"
                + " hindcast backfill run.");
      }
      return new Task(Integer.parseInt(parts.get(0)), parts.get(1), parts.get(2));
    }
  }

  public static void main(String[] arguments) {
    int exitCode = Job.run(arguments, Set.of(PLAN, TASKS), StageBuildJob::run);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static JobOutcome run(
      SparkSession spark, BuildRequest request, Progress progress, Map<String, String> options) {
    DatasetDefinition definition = request.definition().definition();
    DatasetStore store =
        DatasetStores.open(definition.path(), definition.name(), HadoopSettings.of(spark));
    BackfillFolder folder = new BackfillFolder(store, options.getOrDefault(PLAN, ""));
    List<Task> tasks =
        Arrays.stream(options.getOrDefault(TASKS, "").split(",", -1)).map(Task::parse).toList();
    BackfillPlan plan = folder.plan();
    long rows = 0;
    for (Task task : tasks) {
      BuildRequest own =
          task.buildId().equals(request.buildId())
              ? request
              : request.over(task.buildId(), plan.windowsOf(task.number()));
      long staged = rows(stage(spark, own, progress, folder, task.number(), task.digest()));
      progress.report(Progress.Stage.STAGED, staged, 0);
      rows += staged;
    }
    return JobOutcome.reported(
        JsonNodeFactory.instance.objectNode().put("tasks", tasks.size()).put("rows", rows));
  }

  private static long rows(StagedPart part) {
    return part.part().windows().stream().mapToLong(PublishedWindow::rows).sum();
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
