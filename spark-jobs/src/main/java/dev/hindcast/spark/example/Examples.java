/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.HadoopSettings;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Builds examples for real, in a temporary warehouse, and compares what comes out. */
public final class Examples {
  private final SparkSession spark;
  private final ParsedDefinition definition;
  private final Map<String, StructType> realTypes;
  private final Function<BuildRequest, DatasetManifest> build;

  /**
   * Examples of a definition.
   *
   * @param realTypes the types of the definition's tables by full name, as far as they are known
   * @param build builds a request and publishes it
   */
  public Examples(
      SparkSession spark,
      ParsedDefinition definition,
      Map<String, StructType> realTypes,
      Function<BuildRequest, DatasetManifest> build) {
    this.spark = spark;
    this.definition = definition;
    this.realTypes = Map.copyOf(realTypes);
    this.build = build;
  }

  /** Reads and runs all examples of a folder, by name; what is wrong with one is its result. */
  public List<ExampleResult> runAll(ExampleFolder folder) {
    List<ExampleResult> results = new ArrayList<>();
    for (Path each : folder.examples()) {
      results.add(result(each));
    }
    return results;
  }

  private ExampleResult result(Path folder) {
    try {
      return run(ExampleFolder.read(folder, definition.definition()));
    } catch (HindcastException e) {
      if (e.code().category() != ErrorCode.Category.DATA) {
        throw e;
      }
      return ExampleResult.notRun(folder.getFileName().toString(), e.getMessage());
    }
  }

  /** Runs one example. */
  public ExampleResult run(Example example) {
    try (ExampleLake lake = ExampleLake.open(spark)) {
      Map<String, String> tables =
          new ExampleTables(lake, realTypes)
              .load(example, "example", SourcePins.tablesOf(definition.definition()));
      ParsedDefinition moved = ExampleDefinition.of(definition, lake, example, tables);
      BuildRequest request =
          ExampleRequest.of(
              example, definition.definition().labels().table(), moved, pins(moved.definition()));
      DatasetManifest manifest = build.apply(request);
      Dataset<Row> rows = rows(moved.definition(), manifest);
      return new ExampleResult(
          example.name(),
          manifest.rows(),
          example.expected().size(),
          new ExpectedComparison(
                  example.name(), moved.definition().sequences(), rows.schema(), internalRows(rows))
              .differences(example.expected()),
          Optional.empty());
    }
  }

  private static SourcePins pins(DatasetDefinition of) {
    try (SourceCatalogs catalogs = new SourceCatalogs(of.catalogs())) {
      return SourcePins.take(of, catalogs);
    }
  }

  private Dataset<Row> rows(DatasetDefinition of, DatasetManifest manifest) {
    DatasetStore store = DatasetStores.open(of.path(), of.name(), HadoopSettings.of(spark));
    String[] files =
        manifest.files().stream()
            .map(file -> store.files().uri(file.path()))
            .toArray(String[]::new);
    return files.length == 0 ? spark.emptyDataFrame() : spark.read().parquet(files);
  }

  private static InternalRow[] internalRows(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .queryExecution()
        .executedPlan()
        .executeCollect();
  }
}
