/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.spark.report.SampleLabels;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * Reads some rows of a dataset version for its report: {@code --request REQUEST.json [--outcome
 * OUTCOME.json] --dataset FOLDER --version N --samples N}. The request's inputs are not read.
 */
public final class SampleLabelsJob {
  private SampleLabelsJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            Set.of("dataset", "version", "samples"),
            (spark, request, progress, options) -> JobOutcome.reported(sample(spark, options)));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static ObjectNode sample(SparkSession spark, Map<String, String> options) {
    DatasetStore store =
        DatasetStores.open(
            DatasetReference.parse(options.get("dataset")), HadoopSettings.of(spark));
    DatasetManifest manifest = store.load(Integer.parseInt(options.get("version")));
    List<String> files =
        manifest.files().stream().map(file -> store.files().uri(file.path())).toList();
    return new SampleLabels(spark, manifest, files).of(Integer.parseInt(options.get("samples")));
  }
}
