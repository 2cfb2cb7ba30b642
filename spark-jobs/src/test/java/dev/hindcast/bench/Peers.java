/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import static org.apache.spark.sql.functions.col;

import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.HindcastSession;
import dev.hindcast.spark.ingest.PartitionCount;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The other ways to the same sequences, and Spark's floor. */
final class Peers {
  private final BenchLake lake;
  private final PeerSql sql;

  Peers(BenchLake lake, Workload workload) {
    this.lake = lake;
    this.sql = new PeerSql(workload);
  }

  /** Scan, one shuffle by user into as many partitions as the build takes, one sort; no output. */
  void floor(BuildRequest request) {
    SparkSession spark = open();
    Dataset<Row> events =
        spark
            .table(BenchLake.EVENTS)
            .withColumnRenamed("event_time", "time")
            .selectExpr("*", "cast(null as bigint) label_id", "cast(null as int) label");
    Dataset<Row> labels = spark.table(BenchLake.LABELS).withColumnRenamed("label_time", "time");
    events
        .unionByName(labels, true)
        .repartition(partitions(spark, request), col("user_id"))
        .sortWithinPartitions("user_id", "time")
        .write()
        .format("noop")
        .mode(SaveMode.Overwrite)
        .save();
    spark.stop();
  }

  void sparkSql() {
    SparkSession spark = open();
    String currentEvents = sql.currentEvents(BenchLake.EVENTS);
    spark
        .sql(sql.spark(currentEvents, BenchLake.LABELS))
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "zstd")
        .parquet(lake.output(Contestant.SPARK_SQL).toString());
    spark.stop();
  }

  void duckDb() throws SQLException {
    Path output = lake.output(Contestant.DUCKDB);
    String events = "read_parquet('" + lake.dataFiles(BenchLake.EVENTS) + "')";
    String labels = "read_parquet('" + lake.dataFiles(BenchLake.LABELS) + "')";
    String query = sql.duckDb(sql.currentEvents(events), labels);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET temp_directory = '" + lake.folder().resolve("duckdb-spill") + "'");
      statement.execute("SET preserve_insertion_order = false");
      statement.execute(
          "COPY ("
              + query
              + ") TO '"
              + output
              + "/part.parquet' (FORMAT parquet, COMPRESSION zstd)");
    }
  }

  private SparkSession open() {
    return HindcastSession.open("bench peer", Map.of("lake", lake.catalog()));
  }

  private static int partitions(SparkSession spark, BuildRequest request) {
    try (SourceCatalogs catalogs =
        new SourceCatalogs(request.definition().definition().catalogs())) {
      return PartitionCount.of(spark, SourcePins.take(request.definition().definition(), catalogs));
    }
  }
}
