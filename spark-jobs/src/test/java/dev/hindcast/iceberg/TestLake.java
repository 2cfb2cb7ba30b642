/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;

/**
 * An Iceberg catalog {@code lake} in an SQLite file, with a namespace {@code shop}. Its snapshots
 * name data files that do not exist: only metadata is looked at.
 */
public final class TestLake implements AutoCloseable {
  private static final Namespace SHOP = Namespace.of("shop");

  private final Map<String, String> properties;
  private final JdbcCatalog catalog = new JdbcCatalog();
  private int fileCount;

  public TestLake(Path folder) {
    properties =
        Map.of(
            "type",
            "jdbc",
            "uri",
            "jdbc:sqlite:" + folder.resolve("catalog.db"),
            "warehouse",
            folder.resolve("warehouse").toString());
    catalog.setConf(new Configuration());
    Map<String, String> writable = new java.util.HashMap<>(properties);
    writable.remove("type");
    writable.put("jdbc.schema-version", "V1");
    catalog.initialize("lake", writable);
    catalog.createNamespace(SHOP);
  }

  /** A lake with a labels and an orders table that both hold a snapshot. */
  public static TestLake withShop(Path folder) {
    TestLake lake = new TestLake(folder);
    lake.append(lake.create("labels", labels()), 10);
    lake.append(lake.create("orders", orders()), 100);
    return lake;
  }

  public static Schema labels() {
    return new Schema(
        Types.NestedField.required(1, "label_id", Types.StringType.get()),
        Types.NestedField.required(2, "customer_id", Types.LongType.get()),
        Types.NestedField.required(3, "label_time", Types.TimestampType.withZone()),
        Types.NestedField.optional(4, "label", Types.IntegerType.get()));
  }

  public static Schema orders() {
    return new Schema(
        Types.NestedField.required(1, "customer_id", Types.LongType.get()),
        Types.NestedField.required(2, "invoice", Types.StringType.get()),
        Types.NestedField.required(3, "line", Types.IntegerType.get()),
        Types.NestedField.required(4, "invoice_time", Types.TimestampType.withZone()),
        Types.NestedField.required(5, "recorded_at", Types.TimestampType.withZone()),
        Types.NestedField.optional(6, "stock_code", Types.StringType.get()),
        Types.NestedField.optional(7, "quantity", Types.IntegerType.get()));
  }

  /** Properties as a definition declares them. */
  public Map<String, String> properties() {
    return properties;
  }

  public SourceCatalogs open() {
    return new SourceCatalogs(Map.of("lake", properties));
  }

  public Table create(String name, Schema schema) {
    return create(name, schema, Map.of());
  }

  public Table create(String name, Schema schema, Map<String, String> tableProperties) {
    return catalog
        .buildTable(TableIdentifier.of(SHOP, name), schema)
        .withProperties(tableProperties)
        .create();
  }

  public Table table(String name) {
    return catalog.loadTable(TableIdentifier.of(SHOP, name));
  }

  public void drop(String name) {
    catalog.dropTable(TableIdentifier.of(SHOP, name), false);
  }

  /** Commits a data file of that many rows and 1000 bytes. */
  public void append(Table table, long records) {
    fileCount++;
    table
        .newAppend()
        .appendFile(
            DataFiles.builder(table.spec())
                .withPath(table.location() + "/data/" + fileCount + ".parquet")
                .withFileSizeInBytes(1_000)
                .withRecordCount(records)
                .build())
        .commit();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
