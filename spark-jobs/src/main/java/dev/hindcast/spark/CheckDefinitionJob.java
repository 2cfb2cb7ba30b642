/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.example.ExampleFolder;
import dev.hindcast.spark.example.Examples;
import dev.hindcast.spark.ingest.PinnedTables;
import dev.hindcast.spark.row.OutputShape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Resolves and checks the expressions of a request's definition against its pinned tables, without
 * reading data, and runs the examples of a folder: {@code --request REQUEST.json [--outcome
 * OUTCOME.json] [--examples FOLDER] [--tables unreachable]}. Where the tables cannot be reached
 * only the examples are run; their headers then give the types.
 */
public final class CheckDefinitionJob {
  private static final String EXAMPLES = "examples";
  private static final String TABLES = "tables";

  private CheckDefinitionJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            Set.of(EXAMPLES, TABLES),
            (spark, request, progress, options) -> {
              boolean isReachable = !options.containsKey(TABLES);
              if (isReachable) {
                OutputShape.of(
                    request.definition().definition(),
                    new DatasetBuild(spark, progress).ingest(request).rowType());
              }
              return options.containsKey(EXAMPLES)
                  ? JobOutcome.reported(
                      examples(spark, request, isReachable, Path.of(options.get(EXAMPLES))))
                  : JobOutcome.checked();
            });
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static ObjectNode examples(
      SparkSession spark, BuildRequest request, boolean isReachable, Path folder) {
    Map<String, StructType> types = new HashMap<>();
    if (isReachable) {
      PinnedTables tables = new DatasetBuild(spark, Progress.NONE).tables(request);
      SourcePins.tablesOf(request.definition().definition())
          .forEach(table -> types.put(table, tables.type(table)));
    }
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    var list = report.putArray(EXAMPLES);
    new Examples(spark, request.definition(), types, of -> build(spark, of))
        .runAll(new ExampleFolder(folder))
        .forEach(result -> result.addTo(list));
    return report;
  }

  private static DatasetManifest build(SparkSession spark, BuildRequest request) {
    try {
      return new DatasetBuild(spark, Progress.NONE).run(request);
    } catch (RuntimeException failure) {
      throw HindcastFailure.in(failure).map(RuntimeException.class::cast).orElse(failure);
    }
  }
}
