/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.component.Hdfs;
import dev.hindcast.component.S3Storage;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.ListedFile;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole builds to the storages that people use. */
@Tag("components")
class StoresInSparkTest {
  private static Visits visits;
  private static DatasetManifest local;
  private static List<Row> localRows;

  @BeforeAll
  static void buildOnThisMachine() {
    visits = Visits.create("stores");
    BuildRequest request = visits.request();
    local = Builds.run(request);
    localRows = rows(request, local);
    assertThat(localRows).hasSize(2);
  }

  @Test
  void versionOnHdfsHasTheSameRows() throws Exception {
    checkStore(Hdfs.running().uri() + "/data/sets");
  }

  @Test
  void versionInABucketHasTheSameRows() throws Exception {
    S3Storage.running()
        .properties()
        .forEach(Lake.spark().sparkContext().hadoopConfiguration()::set);
    checkStore("s3a://" + S3Storage.BUCKET + "/data/sets");
  }

  private static void checkStore(String path) throws Exception {
    BuildRequest request = visits.request("path = \"" + path + "\"");
    DatasetManifest manifest = Builds.run(request);
    DatasetStore store = Builds.store(request.definition().definition());

    assertThat(store.layout().root()).isEqualTo(path + "/stores");
    assertThat(store.load(1)).isEqualTo(manifest);
    assertThat(manifest.rowDigest()).isEqualTo(local.rowDigest());
    assertThat(manifest.windows())
        .extracting(PublishedWindow::rowDigest)
        .isEqualTo(local.windows().stream().map(PublishedWindow::rowDigest).toList());
    assertThat(manifest.files())
        .extracting(PublishedFile::rowDigest)
        .isEqualTo(local.files().stream().map(PublishedFile::rowDigest).toList());
    assertThat(rows(request, manifest)).isEqualTo(localRows);
    checkQuestions(store, manifest);
    checkExplanation(request, store);

    DatasetManifest second = Builds.run(visits.request("path = \"" + path + "\""));
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.parentVersion()).isEqualTo(1);
    assertThat(second.rowDigest()).isEqualTo(local.rowDigest());
  }

  private static void checkQuestions(DatasetStore store, DatasetManifest manifest)
      throws Exception {
    assertThat(DatasetVersions.list(store)).hasSize(1);
    assertThat(DatasetVersions.show(store, OptionalInt.of(1)).manifest()).isEqualTo(manifest);
    for (ListedFile file : DatasetVersions.files(store, OptionalInt.empty())) {
      assertThat(file.location()).startsWith(store.layout().root() + "/data/");
      assertThat(store.files().sizeBytes(file.file().path())).isEqualTo(file.file().sizeBytes());
    }
  }

  private static void checkExplanation(BuildRequest request, DatasetStore store) {
    var explanation =
        ExplainLabelJob.explain(
            Lake.spark(),
            request,
            Map.of("dataset", store.layout().root(), "version", "1", "label", "l2"));
    assertThat(explanation.path("agrees").asBoolean()).isTrue();
  }

  private static List<Row> rows(BuildRequest request, DatasetManifest manifest) {
    return Builds.rows(request.definition().definition(), manifest)
        .orderBy("label_id")
        .collectAsList();
  }
}
