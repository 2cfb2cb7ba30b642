/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.spark.data.SparkParquetWriters;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/** Makes Iceberg tables of rows at hand: one file, one commit, no job. */
public final class SmallTable {
  private SmallTable() {}

  /**
   * Makes a table, and its namespace where that is missing.
   *
   * @param rows values of the types that Spark takes from outside
   * @throws org.apache.iceberg.exceptions.AlreadyExistsException if there is such a table
   */
  public static void create(
      Catalog catalog, TableIdentifier name, StructType type, List<Row> rows) {
    makeNamespace((SupportsNamespaces) catalog, name.namespace());
    Table table = catalog.createTable(name, SparkSchemaUtil.convert(type));
    AppendFiles commit = table.newAppend();
    if (!rows.isEmpty()) {
      commit.appendFile(written(table, type, rows));
    }
    commit.commit();
  }

  private static void makeNamespace(SupportsNamespaces catalog, Namespace namespace) {
    if (!catalog.namespaceExists(namespace)) {
      catalog.createNamespace(namespace);
    }
  }

  private static DataFile written(Table table, StructType type, List<Row> rows) {
    OutputFile file =
        table.io().newOutputFile(table.locationProvider().newDataLocation("rows.parquet"));
    Function1<Object, Object> converter = CatalystTypeConverters.createToCatalystConverter(type);
    FileAppender<InternalRow> appender = open(table, type, file);
    try (appender) {
      rows.forEach(row -> appender.add((InternalRow) converter.apply(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return DataFiles.builder(table.spec())
        .withPath(file.location())
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(appender.length())
        .withMetrics(appender.metrics())
        .build();
  }

  private static FileAppender<InternalRow> open(Table table, StructType type, OutputFile file) {
    try {
      return Parquet.write(file)
          .forTable(table)
          .createWriterFunc(message -> SparkParquetWriters.buildWriter(type, message))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
