/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A temporary Iceberg warehouse with a catalog of its own; closing it deletes everything. */
final class ExampleLake implements AutoCloseable {
  private final Path folder;
  private final String catalog;
  private final HadoopCatalog tables;

  private ExampleLake(Path folder, Configuration hadoop) {
    this.folder = folder;
    // A session keeps a catalog that it has opened, so each lake has a name that none had before.
    this.catalog = folder.getFileName().toString().replace('-', '_');
    tables = new HadoopCatalog(hadoop, warehouse());
  }

  static ExampleLake open(SparkSession spark) {
    try {
      ExampleLake lake =
          new ExampleLake(
              Files.createTempDirectory("examples-"), spark.sparkContext().hadoopConfiguration());
      String prefix = "spark.sql.catalog." + lake.catalog;
      spark.conf().set(prefix, SparkCatalog.class.getName());
      lake.properties().forEach((key, value) -> spark.conf().set(prefix + "." + key, value));
      return lake;
    } catch (IOException e) {
      throw ExampleErrors.folder(System.getProperty("java.io.tmpdir"), e);
    }
  }

  String catalog() {
    return catalog;
  }

  Map<String, String> properties() {
    return Map.of("type", "hadoop", "warehouse", warehouse());
  }

  private String warehouse() {
    return folder.resolve("warehouse").toString();
  }

  /** Where datasets can be built. */
  Path datasets() {
    return folder.resolve("datasets");
  }

  /** Makes a table of a namespace and returns its full name. */
  String create(String namespace, String name, StructType type, List<Row> rows) {
    SmallTable.create(tables, TableIdentifier.of(namespace, name), type, rows);
    return catalog + "." + namespace + "." + name;
  }

  @Override
  public void close() {
    try (tables;
        Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
