/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.spark.verify.RepeatedLabel;
import dev.hindcast.store.DatasetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class VerifyVersionJobTest {
  @Test
  void aVersionAsItWasPublishedIsIntact() {
    BuildRequest request = visits("verify_intact").request();
    DatasetManifest manifest = Builds.run(request);

    JsonNode report = verify(request, 1);

    assertThat(report.path("intact").asBoolean()).as(report.toPrettyString()).isTrue();
    assertThat(report.path("findings").asLong()).isZero();
    assertThat(report.path("rows").asLong()).isEqualTo(manifest.rows());
    assertThat(report.path("filesRead").asInt()).isEqualTo(manifest.files().size());
    assertThat(report.has("rebuild")).isFalse();
  }

  @Test
  void flippedBitsAreFoundThroughTheWholeJob() throws IOException {
    Random random = new Random(RandomCases.printedSeed("VerifyVersionJobTest"));
    BuildRequest request = visits("verify_flips").request();
    DatasetManifest manifest = Builds.run(request);
    for (int flip = 0; flip < 5; flip++) {
      PublishedFile file = manifest.files().get(random.nextInt(manifest.files().size()));
      Path path = path(request, file);
      byte[] published = Files.readAllBytes(path);
      byte[] damaged = published.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(path, damaged);

      JsonNode report = verify(request, 1);

      Files.write(path, published);
      assertThat(report.path("intact").asBoolean()).isFalse();
      JsonNode found = report.path("damagedFiles");
      assertThat(found).hasSize(1);
      assertThat(found.path(0).path("path").asText()).isEqualTo(file.path());
      assertThat(found.path(0).path("window").path("from").asText()).endsWith("T00:00:00Z");
      assertThat(found.path(0).path("listed").findValuesAsText("check")).contains("sha-256");
      assertThat(found.path(0).path("listed"))
          .anyMatch(
              finding ->
                  Set.of("page", "footer", "schema", "row-count")
                          .contains(finding.path("check").asText())
                      || finding.path("detail").asText().contains("the footer says"));
    }
    assertThat(verify(request, 1).path("intact").asBoolean()).isTrue();
  }

  @Test
  void filesThatNoVersionNamesAreCountedAndNoFinding() throws IOException {
    BuildRequest request = visits("verify_leftovers").request();
    DatasetManifest manifest = Builds.run(request);
    Path file = path(request, manifest.files().get(0));
    Files.copy(file, file.resolveSibling("part-99999-9-000.parquet"));

    JsonNode report = verify(request, 1);

    assertThat(report.path("intact").asBoolean()).isTrue();
    assertThat(report.path("leftoverFiles").asInt()).isEqualTo(1);
    assertThat(report.path("leftoverBytes").asLong()).isEqualTo(Files.size(file));
  }

  @Test
  void findingsOfAllFilesAreReported() throws IOException {
    BuildRequest request = visits("verify_gone").request();
    DatasetManifest manifest = Builds.run(request);
    for (PublishedFile file : manifest.files()) {
      Files.delete(path(request, file));
    }

    JsonNode report = verify(request, 1);

    assertThat(report.path("damagedFiles")).hasSize(manifest.files().size()).isNotEmpty();
    assertThat(report.findValuesAsText("check")).containsOnly("missing");
    assertThat(report.path("filesRead").asInt()).isZero();
  }

  @Test
  void aVersionIsBuiltAgainFromItsManifestAfterTheSourcesChanged() throws IOException {
    Visits visits = visits("verify_rebuild");
    DatasetManifest first = Builds.run(visits.request());
    Lake.append(
        visits.events(),
        List.of(
            Visits.event("a", 9, "2026-01-01T11:30:00Z", "2026-01-01T11:30:00Z", "I", "new"),
            Visits.event("a", 1, "2026-01-01T10:00:00Z", "2026-01-01T10:01:00Z", "I", "other")));
    BuildRequest later = visits.request("", "2026-01-02", "2026-01-03", "2026-03-01");
    DatasetManifest second = Builds.run(later);
    Lake.spark().sql("ALTER TABLE " + visits.events() + " RENAME COLUMN price TO cost");
    assertThat(second.builds()).hasSize(2);

    JsonNode report = verify(later, 2, Map.of("rebuild", "b-20260101T000000Z-ffff0001"));

    assertThat(report.path("rebuild").path("equal").asInt())
        .as(report.toPrettyString())
        .isEqualTo(second.windows().size());
    assertThat(report.path("rebuild").path("different").asInt()).isZero();
    assertThat(report.path("rebuild").path("not-rebuilt").asInt()).isZero();
    assertThat(first.rowDigest()).isNotEqualTo(second.rowDigest());
    Path scratch = root(later).resolve("builds/b-20260101T000000Z-ffff0001");
    assertThat(scratch).doesNotExist();
    assertThat(Builds.store(later.definition().definition()).versions()).containsExactly(1, 2);
  }

  @Test
  void aBuildWhoseSnapshotIsGoneSaysSo() {
    Visits visits = visits("verify_expired");
    BuildRequest request = visits.request();
    DatasetManifest manifest = Builds.run(request);
    Lake.append(
        visits.events(),
        List.of(Visits.event("a", 9, "2026-01-01T11:30:00Z", "2026-01-01T11:30:00Z", "I", "n")));
    expireAllButTheLast(visits.events());

    JsonNode rebuild =
        verify(request, 1, Map.of("rebuild", "b-20260101T000000Z-ffff0002")).path("rebuild");

    assertThat(rebuild.path("not-rebuilt").asInt()).isEqualTo(manifest.windows().size());
    assertThat(rebuild.path("windows").path(0).path("why").asText())
        .contains("snapshot")
        .contains(visits.events());
  }

  @Test
  void anIdThatSeveralRowsHaveIsFound() {
    BuildRequest request = visits("verify_ids").request();
    DatasetManifest manifest = Builds.run(request);
    List<String> files = new ArrayList<>();
    for (PublishedFile file : manifest.files()) {
      files.add(path(request, file).toString());
    }
    files.add(files.get(0));
    List<Row> ids = Lake.spark().read().parquet(files.get(0)).select("label_id").collectAsList();

    assertThat(RepeatedLabel.find(Lake.spark(), files, "label_id"))
        .contains(new RepeatedLabel(ids.get(0).getString(0), 2))
        .hasSize(ids.size());
  }

  private static void expireAllButTheLast(String table) {
    Lake.spark()
        .sql(
            "CALL lake.system.expire_snapshots(table => '"
                + table
                + "', older_than => TIMESTAMP '2100-01-01 00:00:00', retain_last => 1)");
  }

  private static Visits visits(String namespace) {
    return Visits.create(namespace);
  }

  private static Path root(BuildRequest request) {
    return Path.of(Builds.store(request.definition().definition()).layout().root());
  }

  private static Path path(BuildRequest request, PublishedFile file) {
    return root(request).resolve(file.path());
  }

  private static JsonNode verify(BuildRequest request, int version) {
    return verify(request, version, Map.of());
  }

  private static JsonNode verify(BuildRequest request, int version, Map<String, String> more) {
    DatasetStore store = Builds.store(request.definition().definition());
    Map<String, String> options = new java.util.HashMap<>(more);
    options.put("dataset", store.layout().root());
    options.put("version", Integer.toString(version));
    return VerifyVersionJob.verify(Lake.spark(), request, Progress.NONE, options);
  }
}
