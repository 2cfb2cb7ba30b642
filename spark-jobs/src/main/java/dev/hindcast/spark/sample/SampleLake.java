/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Iceberg tables in one folder: {@code catalog.db} is a JDBC catalog named {@code lake} (SQLite),
 * {@code warehouse} holds the files. Tables have absolute locations, so that they are found from
 * any working directory.
 */
final class SampleLake implements AutoCloseable {
  /** A JDBC catalog finds only the tables that were made under its own name. */
  static final String CATALOG = "lake";

  private static final long FILE_SIZE_BYTES = 64L << 20;

  private final JdbcCatalog catalog;

  private SampleLake(JdbcCatalog catalog) {
    this.catalog = catalog;
  }

  /** Opens the lake in a folder; both are made where they are missing. */
  static SampleLake open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JdbcCatalog catalog = new JdbcCatalog();
    catalog.initialize(
        CATALOG,
        Map.of(
            "uri",
            "jdbc:sqlite:" + root.resolve("catalog.db"),
            "warehouse",
            root.resolve("warehouse").toUri().toString(),
            "jdbc.schema-version",
            "V1"));
    return new SampleLake(catalog);
  }

  /** Makes a new table, and its namespace where that is missing. */
  Table create(TableIdentifier name, Schema schema, PartitionSpec partitions) {
    Namespace namespace = name.namespace();
    if (!catalog.namespaceExists(namespace)) {
      catalog.createNamespace(namespace);
    }
    return catalog.createTable(name, schema, partitions);
  }

  Table load(TableIdentifier name) {
    return catalog.loadTable(name);
  }

  /** Adds rows in one commit, in their order, a file per partition. */
  static void append(Table table, Iterable<Record> rows) {
    FanoutDataWriter<Record> writer =
        new FanoutDataWriter<>(
            new GenericFileWriterFactory.Builder(table).build(),
            OutputFileFactory.builderFor(table, 0, 0).build(),
            table.io(),
            FILE_SIZE_BYTES);
    PartitionKey partition = new PartitionKey(table.spec(), table.schema());
    InternalRecordWrapper values = new InternalRecordWrapper(table.schema().asStruct());
    try (writer) {
      for (Record row : rows) {
        partition.partition(values.wrap(row));
        writer.write(row, table.spec(), partition);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AppendFiles commit = table.newAppend();
    writer.result().dataFiles().forEach(commit::appendFile);
    commit.commit();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
