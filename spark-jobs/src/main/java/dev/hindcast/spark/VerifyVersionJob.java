/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.rebuild.RebuildJson;
import dev.hindcast.spark.rebuild.VersionRebuild;
import dev.hindcast.spark.verify.VerificationJson;
import dev.hindcast.spark.verify.VersionCheck;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the files of a dataset version: {@code --request REQUEST.json [--outcome OUTCOME.json]
 * --dataset FOLDER --version N [--rebuild SCRATCH-ID]}. Of the request only the definition counts,
 * which has the secrets that the version's copy lacks, and only for {@code --rebuild}. That writes
 * to {@code builds/<scratch id>} and removes it.
 */
public final class VerifyVersionJob {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyVersionJob.class);

  private VerifyVersionJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            Set.of("dataset", "version", "rebuild"),
            (spark, request, progress, options) ->
                JobOutcome.reported(verify(spark, request, progress, options)));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static ObjectNode verify(
      SparkSession spark, BuildRequest request, Progress progress, Map<String, String> options) {
    DatasetStore store =
        DatasetStores.open(
            DatasetReference.parse(options.get("dataset")), HadoopSettings.of(spark));
    DatasetManifest manifest = store.load(Integer.parseInt(options.get("version")));
    TaskProgress tasks = new TaskProgress(progress);
    spark.sparkContext().addSparkListener(tasks);
    try {
      tasks.enter(Progress.Stage.CHECK);
      ObjectNode json =
          VerificationJson.of(manifest, new VersionCheck(spark, store, manifest).run());
      if (options.containsKey("rebuild")) {
        tasks.enter(Progress.Stage.ASSEMBLE);
        json.set("rebuild", rebuild(spark, request, store, manifest, options.get("rebuild")));
      }
      return json;
    } finally {
      spark.sparkContext().removeSparkListener(tasks);
    }
  }

  private static ObjectNode rebuild(
      SparkSession spark,
      BuildRequest request,
      DatasetStore store,
      DatasetManifest manifest,
      String scratchId) {
    String folder = store.layout().buildFolder(scratchId);
    try {
      return RebuildJson.of(
          new VersionRebuild(
                  new DatasetBuild(spark, Progress.NONE),
                  request,
                  manifest,
                  scratchId,
                  store.files().uri(folder))
              .run());
    } finally {
      remove(store, folder);
    }
  }

  private static void remove(DatasetStore store, String folder) {
    try {
      store.files().deleteFolder(folder);
    } catch (IOException e) {
      LOG.warn(
          "Cannot remove the scratch files under {}: {}",
          store.files().location(folder),
          e.toString());
    }
  }
}
