/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.spark.HindcastSession;
import dev.hindcast.spark.example.SmallTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * The one Spark session of a test JVM, with an Iceberg catalog {@code lake} in a SQLite file. Each
 * test makes tables in a namespace of its own.
 */
public final class Lake {
  private static final Lake ONLY = new Lake();

  private final Path folder;
  private final SparkSession spark;
  private final JdbcCatalog catalog = new JdbcCatalog();

  private Lake() {
    try {
      folder = Files.createTempDirectory("hindcast-lake");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.sql.warehouse.dir", folder.resolve("spark").toString());
    spark = HindcastSession.open("tests", Map.of("lake", properties()));
    // Tables are small; the number of a build's tasks is a setting of the context, not of this.
    spark.conf().set("spark.sql.shuffle.partitions", "4");
    catalog.setConf(spark.sparkContext().hadoopConfiguration());
    catalog.initialize("lake", properties());
  }

  public static SparkSession spark() {
    return ONLY.spark;
  }

  /** A folder that the tests of this JVM share. */
  public static Path folder() {
    return ONLY.folder;
  }

  /** The catalog's block of a definition. */
  public static String definitionOfCatalog() {
    StringBuilder text = new StringBuilder("catalogs.lake {");
    ONLY.properties()
        .forEach((key, value) -> text.append("\n    \"" + key + "\" = \"" + value + "\""));
    return text.append("\n  }").toString();
  }

  /**
   * Makes a table with rows, for example {@code lake.case.events}; names may be quoted as in SQL.
   */
  public static void create(String table, StructType type, List<Row> rows) {
    TableIdentifier name =
        TableIdentifier.parse(table.substring("lake.".length()).replace("`", ""));
    SmallTable.create(ONLY.catalog, name, type, rows);
  }

  /** Adds rows to a table, as one commit. */
  public static void append(String table, List<Row> rows) {
    try {
      spark().createDataFrame(rows, spark().table(table).schema()).writeTo(table).append();
    } catch (Exception e) {
      throw new IllegalStateException("cannot append to " + table, e);
    }
  }

  /** Puts rows in the place of those that a table has, as one commit. */
  public static void overwrite(String table, List<Row> rows) {
    overwrite(table, spark().createDataFrame(rows, spark().table(table).schema()));
  }

  /** The same, in up to so many files: rows that are equal in the first column share one. */
  public static void overwrite(String table, List<Row> rows, int files) {
    StructType type = spark().table(table).schema();
    overwrite(
        table,
        spark()
            .createDataFrame(rows, type)
            .repartition(files, functions.col(type.fieldNames()[0])));
  }

  private static void overwrite(String table, Dataset<Row> rows) {
    try {
      rows.writeTo(table).overwrite(functions.lit(true));
    } catch (Exception e) {
      throw new IllegalStateException("cannot overwrite " + table, e);
    }
  }

  private Map<String, String> properties() {
    return Map.of(
        "type",
        "jdbc",
        "uri",
        "jdbc:sqlite:" + folder.resolve("catalog.db"),
        "warehouse",
        folder.resolve("warehouse").toString(),
        "jdbc.schema-version",
        "V1");
  }
}
