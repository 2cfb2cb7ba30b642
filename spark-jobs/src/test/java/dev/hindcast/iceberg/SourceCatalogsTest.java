/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import static dev.hindcast.iceberg.SourceErrorAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCatalogsTest {
  private static final String LABELS = "lake.shop.labels";

  @TempDir Path folder;

  @Test
  void aMissingDatabaseFileIsSaidAndNotCreated() {
    Path file = folder.resolve("typo.db");

    assertRefused(
        () -> pin(Map.of("type", "jdbc", "uri", "jdbc:sqlite:" + file, "warehouse", "w")),
        ErrorCode.CATALOG_UNREACHABLE,
        "Cannot open catalog lake at jdbc:sqlite:" + file,
        "the database file " + file + " does not exist, and a build only reads",
        "Correct dataset.catalogs.lake.uri");
    assertThat(file).doesNotExist();
  }

  @Test
  void aDatabaseThatIsNoCatalogIsLeftAsItIs() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.db"));

    assertRefused(
        () -> pin(Map.of("type", "jdbc", "uri", "jdbc:sqlite:" + file, "warehouse", "w")),
        ErrorCode.CATALOG_UNREACHABLE,
        "Cannot read table lake.shop.labels at jdbc:sqlite:" + file,
        "no such table: iceberg_tables",
        "Check dataset.catalogs.lake");
    assertThat(file).hasSize(0);
  }

  @Test
  void aDatabaseOfTheOldSchemaIsReadAndNotUpgraded() throws SQLException {
    String uri = "jdbc:sqlite:" + folder.resolve("old.db");
    String warehouse = folder.toString();
    TableIdentifier labels = TableIdentifier.of("shop", "labels");
    try (JdbcCatalog old = new JdbcCatalog()) {
      old.setConf(new Configuration());
      old.initialize("lake", Map.of("uri", uri, "warehouse", warehouse));
      old.createNamespace(labels.namespace());
      old.createTable(labels, TestLake.labels());
    }

    PinnedTable pinned =
        pin(
            Map.of(
                "type", "jdbc", "uri", uri, "warehouse", warehouse, "jdbc.schema-version", "V1"));

    assertThat(pinned.source().table()).isEqualTo(LABELS);
    try (Connection connection = DriverManager.getConnection(uri);
        ResultSet column =
            connection.getMetaData().getColumns(null, null, "iceberg_tables", "iceberg_type")) {
      assertThat(column.next()).as("the database was upgraded").isFalse();
    }
  }

  @Test
  void aMisspeltTableIsMissingAndTheNearestOneIsNamed() {
    try (TestLake lake = TestLake.withShop(folder);
        SourceCatalogs catalogs = lake.open()) {
      assertRefused(
          () -> catalogs.pin("lake.shop.lables"),
          ErrorCode.TABLE_MISSING,
          "Cannot read table lake.shop.lables",
          "has no such table. The nearest one is lake.shop.labels.");
    }
  }

  @Test
  void aTableOfAnUnknownNamespaceIsMissing() {
    try (TestLake lake = TestLake.withShop(folder);
        SourceCatalogs catalogs = lake.open()) {
      assertRefused(
          () -> catalogs.pin("lake.other.labels"),
          ErrorCode.TABLE_MISSING,
          "Cannot read table lake.other.labels",
          "has no such table. There is no namespace other. Correct the name");
      assertRefused(
          () -> catalogs.pin("lake.shp.labels"),
          ErrorCode.TABLE_MISSING,
          "There is no namespace shp; the nearest one is shop. Correct the name");
    }
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String uri = "http://127.0.0.1:" + port;

    String message =
        assertRefused(
            () -> pin(Map.of("type", "rest", "uri", uri, "token", "s3cr3t-marker")),
            ErrorCode.CATALOG_UNREACHABLE,
            "Cannot open catalog lake at " + uri,
            "Connection refused",
            "Check dataset.catalogs.lake");
    assertThat(message).doesNotContain("s3cr3t-marker");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUpByItsOwnTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String uri = "http://127.0.0.1:" + silent.getLocalPort();
      assertRefused(
          () -> pin(Map.of("type", "rest", "uri", uri, "rest.client.socket-timeout-ms", "100")),
          ErrorCode.CATALOG_UNREACHABLE,
          "Cannot open catalog lake at " + uri,
          "timed out");
    }
  }

  @Test
  void aServerThatNeverAnswersIsGivenUpOnceForAllItsTables() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String uri = "http://127.0.0.1:" + silent.getLocalPort();
      Map<String, Map<String, String>> declared =
          Map.of("lake", Map.of("type", "rest", "uri", uri));
      try (SourceCatalogs catalogs = new SourceCatalogs(declared, new Configuration(), 200)) {
        String first =
            assertRefused(
                () -> catalogs.pin(LABELS),
                ErrorCode.CATALOG_UNREACHABLE,
                "no answer within 200 ms");
        String second =
            assertRefused(
                () -> catalogs.pin("lake.shop.orders"), ErrorCode.CATALOG_UNREACHABLE, "200 ms");
        assertThat(second).isEqualTo(first);
      }
    }
  }

  @Test
  void secretsInAnAddressAreNotShown() {
    String message =
        assertRefused(
            () ->
                pin(
                    Map.of(
                        "type",
                        "jdbc",
                        "uri",
                        "jdbc:nosuchdb://me:p@ssw0rd@127.0.0.1/db?password=hunter2&x=1",
                        "warehouse",
                        "w")),
            ErrorCode.CATALOG_UNREACHABLE,
            "jdbc:nosuchdb://<redacted>@127.0.0.1/db?password=<redacted>&x=1",
            "No suitable driver");
    assertThat(message).doesNotContain("ssw0rd").doesNotContain("hunter2");
  }

  @Test
  void aCatalogWithoutAKnownTypeIsADefinitionError() {
    assertRefused(
        () -> pin(Map.of("uri", "x")),
        ErrorCode.DEFINITION_INVALID,
        "Cannot open catalog lake: it declares no type. Set dataset.catalogs.lake.type to one of"
            + " [jdbc, hadoop, rest, hive, glue].");
    assertRefused(
        () -> pin(Map.of("type", "jbdc")),
        ErrorCode.DEFINITION_INVALID,
        "its type jbdc is unknown");
    assertRefused(
        () -> pin(Map.of("type", "jdbc", "catalog-impl", "x.Y")),
        ErrorCode.DEFINITION_INVALID,
        "it declares both type = jdbc and catalog-impl");
  }

  @Test
  void aCatalogThatIsNotDeclaredIsADefinitionError() {
    try (SourceCatalogs catalogs = new SourceCatalogs(Map.of())) {
      assertRefused(
          () -> catalogs.pin(LABELS),
          ErrorCode.DEFINITION_INVALID,
          "Cannot read table lake.shop.labels: no catalog lake is declared.");
    }
  }

  @Test
  void aCatalogClassThatIsNotOnTheClassPathIsNamed() {
    assertRefused(
        () -> pin(Map.of("catalog-impl", "com.example.NoSuchCatalog", "uri", "x")),
        ErrorCode.DEFINITION_INVALID,
        "Cannot open catalog lake at x",
        "com.example.NoSuchCatalog",
        "HINDCAST_CLASSPATH");
    assertRefused(
        () -> pin(Map.of("type", "jdbc", "warehouse", "w")),
        ErrorCode.DEFINITION_INVALID,
        "Cannot open catalog lake at w: JDBC connection URI is required. Correct");
  }

  @Test
  void aHadoopCatalogIsReadWithItsOwnHadoopSettings() throws IOException {
    String warehouse = folder.resolve("warehouse").toString();
    try (HadoopCatalog written = new HadoopCatalog(new Configuration(), warehouse)) {
      Table table = written.createTable(TableIdentifier.of("shop", "labels"), TestLake.labels());
      assertThat(table.uuid()).isNotNull();
    }
    Map<String, String> properties =
        Map.of("type", "hadoop", "warehouse", warehouse, "hadoop.fs.x", "y");

    assertThat(pin(properties).source().table()).isEqualTo(LABELS);
    CatalogSettings settings = new CatalogSettings("lake", properties);
    assertThat(settings.hadoop(new Configuration(false)).get("fs.x")).isEqualTo("y");
    assertThat(settings.forReading()).doesNotContainKey("hadoop.fs.x");
  }

  @Test
  void aTableWhoseMetadataFileIsGoneIsAStorageFailure() throws IOException {
    try (TestLake lake = TestLake.withShop(folder);
        SourceCatalogs catalogs = lake.open()) {
      Path metadata = Path.of(lake.table("labels").location(), "metadata");
      try (var files = Files.list(metadata)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }

      assertRefused(
          () -> catalogs.pin(LABELS),
          ErrorCode.STORAGE_FAILED,
          "Cannot read table lake.shop.labels: catalog lake knows it but its metadata file cannot"
              + " be read",
          "restore the file");
    }
  }

  private static PinnedTable pin(Map<String, String> properties) {
    try (SourceCatalogs catalogs = new SourceCatalogs(Map.of("lake", properties))) {
      return catalogs.pin(LABELS);
    }
  }
}
