/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.explain.LabelExplanation;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * Explains a label of a dataset version: {@code --request REQUEST.json [--outcome OUTCOME.json]
 * --dataset FOLDER --version N --label ID [--sequence NAME]}. Of the request only the definition
 * counts, which has the secrets that the version's copy lacks.
 */
public final class ExplainLabelJob {
  private ExplainLabelJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            Set.of("dataset", "version", "label", "sequence"),
            (spark, request, progress, options) ->
                JobOutcome.reported(explain(spark, request, options)));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static ObjectNode explain(SparkSession spark, BuildRequest request, Map<String, String> options) {
    DatasetStore store =
        DatasetStores.open(
            DatasetReference.parse(options.get("dataset")), HadoopSettings.of(spark));
    return new LabelExplanation(
            spark, request, store, store.load(Integer.parseInt(options.get("version"))))
        .explain(options.get("label"), Optional.ofNullable(options.get("sequence")));
  }
}
