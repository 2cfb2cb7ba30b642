/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hindcast.component.Hdfs;
import dev.hindcast.component.Postgres;
import dev.hindcast.component.RestCatalog;
import dev.hindcast.component.S3Storage;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same rows in tables of every catalog that people use give the same version. */
@Tag("components")
class CatalogsInSparkTest {
  private static Visits visits;
  private static RowDigest expected;

  @BeforeAll
  static void buildFromTheEmbeddedCatalog() {
    visits = Visits.create("catalogs");
    expected = Builds.run(visits.request()).rowDigest();
  }

  @Test
  void jdbcCatalogInPostgres() throws Exception {
    assumeThat(Postgres.isInstalled() || Boolean.parseBoolean(System.getenv("CI")))
        .as("PostgreSQL is installed, or has to be")
        .isTrue();
    Map<String, String> properties = new HashMap<>(Postgres.start());
    properties.put("warehouse", Lake.folder().resolve("postgres").toString());
    DatasetManifest manifest = build("postgres", properties);
    assertThat(manifest.definition().toString()).doesNotContain(Postgres.PASSWORD);
  }

  @Test
  void jdbcCatalogWithFilesInS3() throws Exception {
    Map<String, String> properties = new HashMap<>(S3Storage.running().icebergProperties());
    properties.put("type", "jdbc");
    properties.put("uri", "jdbc:sqlite:" + Lake.folder().resolve("s3-catalog.db"));
    properties.put("jdbc.schema-version", "V1");
    properties.put("warehouse", "s3://" + S3Storage.BUCKET + "/warehouse");
    DatasetManifest manifest = build("embedded", properties);
    assertThat(manifest.definition().toString()).doesNotContain(S3Storage.SECRET);
  }

  @Test
  void restCatalogWithFilesInS3() throws Exception {
    build("rest", RestCatalog.start());
  }

  @Test
  void hadoopCatalogOnHdfs() throws Exception {
    build("hadoop", Map.of("type", "hadoop", "warehouse", Hdfs.running().uri() + "/warehouse"));
  }

  private static DatasetManifest build(String catalog, Map<String, String> properties)
      throws Exception {
    String prefix = "spark.sql.catalog." + catalog;
    Lake.spark().conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    properties.forEach((key, value) -> Lake.spark().conf().set(prefix + "." + key, value));
    Lake.spark().conf().set(prefix + ".cache-enabled", "false");
    Lake.spark().sql("CREATE NAMESPACE IF NOT EXISTS " + catalog + ".shop");
    copy(visits.events(), catalog + ".shop.events");
    copy(visits.labels(), catalog + ".shop.labels");
    StringBuilder keys = new StringBuilder("name = from-" + catalog + "\n");
    keys.append("labels.table = " + catalog + ".shop.labels\n");
    keys.append("sources.visits.table = " + catalog + ".shop.events\n");
    properties.forEach(
        (key, value) ->
            keys.append("catalogs." + catalog + ".\"" + key + "\" = \"" + value + "\"\n"));

    BuildRequest request = visits.request(keys.toString());
    DatasetManifest manifest = Builds.run(request);

    assertThat(manifest.rows()).isEqualTo(2);
    assertThat(manifest.rowDigest()).isEqualTo(expected);
    assertThat(manifest.build().sourceSnapshots())
        .allSatisfy(pin -> assertThat(pin.catalog()).isEqualTo(catalog));
    return manifest;
  }

  private static void copy(String from, String to) throws Exception {
    Lake.spark().table(from).writeTo(to).using("iceberg").create();
  }
}
