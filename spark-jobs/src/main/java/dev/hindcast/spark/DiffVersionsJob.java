/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.diff.ManifestDiff;
import dev.hindcast.diff.RowDiff;
import dev.hindcast.diff.SharedColumns;
import dev.hindcast.spark.diff.DiffSummary;
import dev.hindcast.spark.diff.RowsFile;
import dev.hindcast.spark.diff.VersionDiff;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Compares two versions of a dataset: {@code --request REQUEST.json [--outcome OUTCOME.json]
 * --dataset FOLDER --before N --after M [--rows FILE]}. Nothing of the request counts.
 */
public final class DiffVersionsJob {
  private DiffVersionsJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            Set.of("dataset", "before", "after", "rows"),
            (spark, request, progress, options) ->
                JobOutcome.reported(diff(spark, progress, options)));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static ObjectNode diff(SparkSession spark, Progress progress, Map<String, String> options) {
    DatasetStore store =
        DatasetStores.open(
            DatasetReference.parse(options.get("dataset")), HadoopSettings.of(spark));
    DatasetManifest before = store.load(Integer.parseInt(options.get("before")));
    DatasetManifest after = store.load(Integer.parseInt(options.get("after")));
    TaskProgress tasks = new TaskProgress(progress);
    spark.sparkContext().addSparkListener(tasks);
    try {
      tasks.enter(Progress.Stage.COMPARE);
      ObjectNode json = new ManifestDiff(before, after).json();
      json.set("rows", rows(spark, store, before, after, options.get("rows")));
      return json;
    } finally {
      spark.sparkContext().removeSparkListener(tasks);
    }
  }

  private static ObjectNode rows(
      SparkSession spark,
      DatasetStore store,
      DatasetManifest before,
      DatasetManifest after,
      String file) {
    DiffSummary none = new DiffSummary(SharedColumns.column(after, ColumnRole.SPLIT));
    JavaRDD<RowDiff> rows = new VersionDiff(spark, store, before, after).rows();
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      DiffSummary summary = rows.aggregate(none, DiffSummary::add, DiffSummary::add);
      if (file != null) {
        RowsFile.write(spark, rows, file);
      }
      return summary.json();
    } finally {
      rows.unpersist();
    }
  }
}
