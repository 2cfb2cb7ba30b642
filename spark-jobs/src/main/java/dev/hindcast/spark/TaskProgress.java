/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the finished tasks of the running Spark stage. */
final class TaskProgress extends SparkListener {
  private final Progress progress;
  private Progress.Stage stage = Progress.Stage.INGEST;
  private int sparkStage = -1;
  private long done;
  private long total;

  TaskProgress(Progress progress) {
    this.progress = progress;
  }

  /** Names what the Spark stages that follow do for a build. */
  synchronized void enter(Progress.Stage next) {
    stage = next;
    progress.report(stage, 0, 0);
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    sparkStage = submitted.stageInfo().stageId();
    done = 0;
    total = submitted.stageInfo().numTasks();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
    if (ended.stageId() == sparkStage && ended.reason() instanceof Success$) {
      done++;
      progress.report(stage, done, total);
    }
  }
}
