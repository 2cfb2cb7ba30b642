/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.change.SnapshotChanges;
import dev.hindcast.spark.correct.VersionCorrection;
import dev.hindcast.spark.publish.VersionPublisher;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.store.erase.Waiting;
import dev.hindcast.time.Micros;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * Corrects a dataset version: {@code --request REQUEST.json [--outcome OUTCOME.json] [--dry-run
 * yes] [--confirm yes]}. The request names the version as its parent, all of its label windows, and
 * the present inputs. A version is published only if a row changes, or if the windows are to be
 * confirmed; a dry run publishes none.
 */
public final class CorrectVersionJob {
  private CorrectVersionJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            Set.of("dry-run", "confirm"),
            (spark, request, progress, options) ->
                JobOutcome.reported(correct(spark, request, progress, options)));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static ObjectNode correct(
      SparkSession spark, BuildRequest request, Progress progress, Map<String, String> options) {
    DatasetDefinition definition = request.definition().definition();
    DatasetStore store =
        DatasetStores.open(definition.path(), definition.name(), HadoopSettings.of(spark));
    VersionPublisher publisher = VersionPublisher.open(request, HadoopSettings.of(spark));
    TaskProgress tasks = new TaskProgress(progress);
    spark.sparkContext().addSparkListener(tasks);
    boolean isDryRun = options.containsKey("dry-run");
    boolean isKept = false;
    try {
      tasks.enter(Progress.Stage.PIN);
      new Erasures(store).requireFinished(Waiting.CORRECTION);
      if (!isDryRun) {
        publisher.plan();
      }
      DatasetManifest base = store.load(request.parentVersion());
      tasks.enter(Progress.Stage.COMPARE);
      SnapshotChanges changes = new SnapshotChanges(spark);
      VersionCorrection run =
          new VersionCorrection(
              spark,
              new DatasetBuild(spark, Progress.NONE),
              store,
              base,
              request,
              changes,
              publisher.folders());
      VersionCorrection.Correction correction = run.run();
      ObjectNode report = correction.impact();
      report.put("dataset", base.dataset());
      report.put("baseVersion", base.version());
      report.put("policy", definition.knowledge().text());
      report.put("knowledgeTime", Micros.text(request.knowledgeTimeMicros()));
      report.set("changes", changes.json());
      Optional<DatasetManifest> version =
          options.containsKey("confirm")
              ? correction.version().or(() -> Optional.of(run.confirmation()))
              : correction.version();
      if (version.isPresent() && !isDryRun) {
        tasks.enter(Progress.Stage.PUBLISH);
        new Erasures(store).requireKnownTo(request);
        isKept = true;
        report.put("version", store.publish(version.get()).orThrow().version());
      }
      return report;
    } catch (HindcastException e) {
      isKept &= e.code() == ErrorCode.PUBLISH_OUTCOME_UNKNOWN;
      throw e;
    } finally {
      if (!isKept) {
        publisher.discard();
      }
      spark.sparkContext().removeSparkListener(tasks);
    }
  }
}
