/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasureMark;
import dev.hindcast.dataset.ManifestSchema;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoredFile;
import dev.hindcast.store.erase.Erasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users are erased from versions that a build published, and compared with builds without them. */
class EraseUsersJobTest {
  static final List<String> GONE = List.of("gone-alice", "gone-bob");
  private static final List<String> OTHERS = List.of("stay-carol", "stay-dave", "stay-erin");
  static final String KEYS =
      """
      output.splits {
        train = "< 2026-01-03", test = "< 2026-01-05", embargo = 12 hours
        users { salt = s, train = 0.5, test = 0.5 }
      }
      sources.visits.attributes { kind = "CASE WHEN item = 'x' THEN 'view' ELSE 'buy' END" }
      sequences.s { columns = [item, price, kind] }
      gates.max-rejected-share = 0.5
      """;

  @TempDir Path folder;

  @Test
  void everyVersionIsWhatABuildWithoutTheUsersGives() throws IOException {
    Visits visits = visits("erase_whole", true);
    DatasetManifest first = Builds.run(visits.request(KEYS));
    DatasetManifest second = Builds.run(visits.request(KEYS, "2026-01-02", "2026-01-03"));
    DatasetStore store = store(visits);
    int gone = 0;
    for (DatasetManifest manifest : List.of(first, second)) {
      gone += rowsOfGone(visits, manifest);
    }
    assertThat(gone).isPositive();

    JsonNode receipt = erase(visits, GONE, "b-20260301T000000Z-00000001");

    assertThat(store.versions()).containsExactly(1, 2, 3);
    DatasetManifest reference = Builds.run(visits("erase_without", false).request(KEYS));
    for (int version : store.versions()) {
      DatasetManifest manifest = store.load(version);
      assertThat(manifest.rows()).isEqualTo(reference.rows());
      assertThat(manifest.statistics()).isEqualTo(reference.statistics());
      assertThat(manifest.splits()).isEqualTo(reference.splits());
      assertThat(manifest.rowsWithoutSplit()).isEqualTo(reference.rowsWithoutSplit());
      assertThat(manifest.windows())
          .extracting(PublishedWindow::rowDigest)
          .isEqualTo(reference.windows().stream().map(PublishedWindow::rowDigest).toList());
      assertThat(rowsOfGone(visits, manifest)).isZero();
      assertThat(
              ManifestSchema.problemsOfWritten(
                  store.files().read(store.layout().versionFile(version))))
          .isEmpty();
    }
    assertThat(verify(visits, 1).path("rebuild").path("different").asInt()).isZero();
    assertThat(store.load(1).rowsAgainstParent()).isEmpty();
    assertThat(store.load(2).rowsAgainstParent())
        .containsEntry("parent", reference.rows())
        .containsEntry("rebuilt", store.load(2).windows().get(1).rows());
    assertThat(store.load(3).reason()).isEqualTo("erasure");
    assertThat(store.load(3).parentVersion()).isEqualTo(2);
    assertThat(store.load(1).erasures())
        .extracting(ErasureMark::rowsErased)
        .containsExactly(first.rows() - reference.rows());
    assertThat(receipt.path("usersGiven").asInt()).isEqualTo(2);
    assertThat(receipt.path("usersFound").asInt()).isEqualTo(2);
    assertThat(receipt.at("/versions/0/rowsBefore").asLong()).isEqualTo(first.rows());
    assertThat(receipt.at("/versions/0/rowsAfter").asLong()).isEqualTo(reference.rows());
    assertThat(receipt.at("/versions/0/rowDigestBefore").asText())
        .isEqualTo(first.rowDigest().toString());
    assertThat(receipt.path("sourceSnapshots").size()).isEqualTo(4);
  }

  @Test
  void onlyFilesThatHoldTheUsersAreWrittenAnewAndOthersStayWhereTheyAre() throws IOException {
    Visits visits = visits("erase_files", true);
    DatasetManifest first = Builds.run(visits.request(KEYS));
    List<String> held = new ArrayList<>();
    for (PublishedFile file : first.files()) {
      if (rowsOfGone(visits, file) > 0) {
        held.add(file.path());
      }
    }
    assertThat(held.size()).isBetween(1, first.files().size() - 1);

    JsonNode receipt = erase(visits, GONE, "b-20260301T000000Z-00000002");

    List<String> now = store(visits).load(1).files().stream().map(PublishedFile::path).toList();
    for (PublishedFile file : first.files()) {
      assertThat(now.contains(file.path())).isEqualTo(!held.contains(file.path()));
      assertThat(store(visits).files().exists(file.path())).isEqualTo(!held.contains(file.path()));
    }
    assertThat(receipt.path("files"))
        .extracting(file -> file.path("path").asText())
        .containsExactlyInAnyOrderElementsOf(held);
    for (JsonNode file : receipt.path("files")) {
      assertThat(file.path("rowsAfter").asLong() + file.path("rowsErased").asLong())
          .isEqualTo(file.path("rowsBefore").asLong());
    }
  }

  @Test
  void noFileOfTheDatasetNamesTheUsersAnyMore() throws IOException {
    Visits visits = visits("erase_nowhere", true);
    Builds.run(visits.request(KEYS));
    BuildRequest staged = visits.request(KEYS, "2026-01-01", "2026-01-02");
    new DatasetBuild(Lake.spark(), Progress.NONE).stage(staged, staged.windows());
    DatasetStore store = store(visits);
    String scratch = "builds/b-20260101T000000Z-0000beef/run-0/data/part-00000-0-000.parquet";
    store.files().create(scratch, "torn PAR1 gone-alice".getBytes(UTF_8));
    String table = "lake.erase_nowhere_ml.rows";
    Map<String, String> tagging = Map.of("dataset", store.layout().root(), "table", table);
    TagVersionsJob.tag(Lake.spark(), visits.request(KEYS), tagging);
    assertThat(Traces.found(store)).as("the search finds what is there").isNotEmpty();
    assertThat(store.files().exists(scratch)).isTrue();
    Path metadata = Lake.folder().resolve("warehouse/erase_nowhere_ml/rows/metadata");
    List<Path> before = Traces.files(metadata);
    assertThat(before).isNotEmpty();

    JsonNode receipt = erase(visits, GONE, "b-20260301T000000Z-00000003");

    assertThat(Traces.found(store)).isEmpty();
    assertThat(Traces.rawlyFound(Path.of(store.layout().root()))).isEmpty();
    assertThat(Traces.files(metadata)).isNotEmpty().doesNotContainAnyElementsOf(before);
    assertThat(Traces.rawlyFound(metadata)).isEmpty();
    assertThat(receipt.toString()).doesNotContain("gone-");
    assertThat(receipt.at("/rejectedRows/removed").asInt()).isEqualTo(4);
    assertThat(receipt.path("icebergTables").toString()).isEqualTo("[\"" + table + "\"]");
    assertThat(store.files().exists(scratch)).isFalse();
    assertThat(store.files().walk("data/" + staged.buildId())).isEmpty();
    assertThat(quarantined(store)).as("rejected rows of others").isEqualTo(2);
    assertThat(Lake.spark().read().option("versionAsOf", "v1").table(table).count())
        .isEqualTo(store.load(1).rows());
  }

  @Test
  void laterBuildsLeaveTheUsersOutAndThoseThatDoNotKnowAreRefused() throws IOException {
    Visits visits = visits("erase_later", true);
    Builds.run(visits.request(KEYS));
    BuildRequest plannedBefore = visits.request(KEYS);
    erase(visits, GONE, "b-20260301T000000Z-00000004");
    DatasetStore store = store(visits);

    assertThatThrownBy(() -> Builds.run(plannedBefore))
        .isInstanceOfSatisfying(
            HindcastException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.VERSION_CONFLICT));
    BuildRequest unknowing = visits.request(KEYS);
    assertThatThrownBy(() -> Builds.run(unknowing))
        .isInstanceOfSatisfying(
            HindcastException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_OUTDATED))
        .hasMessageContaining("users were erased from the dataset after the build was planned")
        .hasMessageContaining("(erasure e000001)");
    assertThat(store.files().walk("data/" + unknowing.buildId())).isEmpty();

    DatasetManifest later = Builds.run(visits.request(KEYS).without(new Erasures(store).users()));

    assertThat(later.version()).isEqualTo(3);
    assertThat(later.rowDigest()).isEqualTo(store.load(2).rowDigest());
    assertThat(later.build().rejected().get("labels")).containsKey("erased-user");
    assertThat(later.build().rejected().get("visits")).containsKey("erased-user");
    assertThat(later.build().gates())
        .filteredOn(gate -> gate.gate().equals("max-rejected-share"))
        .allSatisfy(gate -> assertThat(gate.value()).isLessThan(0.2));
    assertThat(Traces.found(store)).isEmpty();
  }

  @Test
  void correctionsDoNotBringTheUsersBack() throws IOException {
    Visits visits = visits("erase_correct", true);
    Builds.run(visits.request(KEYS));
    erase(visits, GONE, "b-20260301T000000Z-00000008");
    String time = "2026-01-01T05:00:00Z";
    Lake.append(
        visits.events(),
        List.of(
            Visits.event("gone-alice", 500, time, time, "I", "x"),
            Visits.event("stay-carol", 501, time, time, "I", "x")));
    BuildRequest request = visits.request(KEYS).without(new Erasures(store(visits)).users());

    JsonNode report = CorrectVersionJob.correct(Lake.spark(), request, Progress.NONE, Map.of());

    assertThat(report.path("version").asInt()).isEqualTo(3);
    assertThat(report.path("affectedLabels").asInt()).isPositive();
    DatasetManifest corrected = store(visits).load(3);
    assertThat(rowsOfGone(visits, corrected)).isZero();
    DatasetManifest whole =
        Builds.run(visits.request(KEYS).without(new Erasures(store(visits)).users()));
    assertThat(corrected.rowDigest()).isEqualTo(whole.rowDigest());
    assertThat(corrected.rowDigest()).isNotEqualTo(store(visits).load(2).rowDigest());
    assertThat(Traces.found(store(visits))).isEmpty();
  }

  @Test
  void usersOfWhomThereIsNothingAreNoErrorAndTheSameUsersAgainChangeNothing() throws IOException {
    Visits visits = visits("erase_nobody", true);
    DatasetManifest first = Builds.run(visits.request(KEYS));

    JsonNode receipt = erase(visits, List.of("nobody"), "b-20260301T000000Z-00000005");
    JsonNode again = erase(visits, List.of("nobody"), "b-20260301T000000Z-00000006");

    assertThat(receipt.path("usersFound").asInt()).isZero();
    assertThat(receipt.path("files")).isEmpty();
    assertThat(again).isEqualTo(receipt);
    assertThat(store(visits).versions()).containsExactly(1, 2);
    assertThat(store(visits).load(1)).isEqualTo(first);
    assertThat(store(visits).load(2).rowDigest()).isEqualTo(first.rowDigest());
    JsonNode second = erase(visits, GONE, "b-20260301T000000Z-00000007");
    assertThat(second.path("erasure").asText()).isEqualTo("e000002");
    assertThat(store(visits).load(1).erasures()).hasSize(1);
    assertThat(store(visits).load(2).erasures()).hasSize(2);
  }

  @Test
  void aDryRunCountsAndChangesNothing() throws IOException {
    Visits visits = visits("erase_dry", true);
    DatasetManifest first = Builds.run(visits.request(KEYS));
    int gone = rowsOfGone(visits, first);

    JsonNode report =
        EraseUsersJob.erase(
            Lake.spark(), visits.request(KEYS), Progress.NONE, options(visits, GONE, true, folder));

    assertThat(report.at("/versions/0/rowsOfUsers").asInt()).isEqualTo(gone);
    assertThat(report.path("usersFound").asInt()).isEqualTo(2);
    assertThat(store(visits).versions()).containsExactly(1);
    assertThat(store(visits).load(1)).isEqualTo(first);
    assertThat(store(visits).files().list("erasures")).isEmpty();
    assertThat(Traces.found(store(visits))).isNotEmpty();
  }

  private JsonNode erase(Visits visits, List<String> users, String buildId) throws IOException {
    return erase(visits, users, buildId, folder);
  }

  static JsonNode erase(Visits visits, List<String> users, String buildId, Path folder)
      throws IOException {
    DatasetStore store = store(visits);
    Erasures erasures = new Erasures(store);
    List<byte[]> ids = users.stream().map(user -> user.getBytes(UTF_8)).toList();
    if (erasures.of(ids).isEmpty()) {
      erasures.begin(ids, "5a".repeat(32), buildId, 1_772_000_000_000_000L, "test");
    }
    EraseUsersJob.erase(
        Lake.spark(), visits.request(KEYS), Progress.NONE, options(visits, users, false, folder));
    return new ObjectMapper().readTree(erasures.of(ids).orElseThrow().receipt().orElseThrow());
  }

  private static Map<String, String> options(
      Visits visits, List<String> users, boolean isDryRun, Path folder) throws IOException {
    Path file = folder.resolve("users.txt");
    Files.writeString(file, String.join("\r\n", users) + "\n\n" + users.get(0) + "\n");
    Map<String, String> options = new HashMap<>();
    options.put("dataset", store(visits).layout().root());
    options.put("users", file.toString());
    if (isDryRun) {
      options.put("dry-run", "yes");
    }
    return options;
  }

  private static JsonNode verify(Visits visits, int version) {
    BuildRequest request = visits.request(KEYS).without(new Erasures(store(visits)).users());
    JsonNode report =
        VerifyVersionJob.verify(
            Lake.spark(),
            request,
            Progress.NONE,
            Map.of(
                "dataset",
                store(visits).layout().root(),
                "version",
                Integer.toString(version),
                "rebuild",
                "b-20260301T000000Z-0000cafe"));
    assertThat(report.path("intact").asBoolean()).as(report.toPrettyString()).isTrue();
    assertThat(report.path("rebuild").path("equal").asInt()).isPositive();
    return report;
  }

  static DatasetStore store(Visits visits) {
    return Builds.store(visits.request(KEYS).definition().definition());
  }

  /** Events and labels of several users, and rejected rows of one of each kind. */
  static Visits visits(String namespace, boolean withGone) {
    List<Row> events = new ArrayList<>();
    List<Row> labels = new ArrayList<>();
    List<String> users = new ArrayList<>(OTHERS);
    if (withGone) {
      users.addAll(GONE);
    }
    for (String user : users) {
      boolean isLong = user.equals("gone-alice");
      for (int n = 0; n < (isLong ? 14 : 4); n++) {
        String time = "2026-01-0" + (1 + n % 4) + "T0" + (n % 9) + ":00:00Z";
        String item = n % 3 == 0 ? "x" : n % 3 == 1 ? "y" : null;
        events.add(Visits.event(user, n, time, time, "I", item));
      }
      for (int day = user.equals("gone-bob") ? 3 : 1; day < 5; day++) {
        labels.add(Visits.label(user + day, user, "2026-01-0" + day + "T12:00:00Z"));
      }
      events.add(RowFactory.create(user, 99L, null, null, "I", "late " + user, 1.0));
    }
    if (withGone) {
      events.removeIf(row -> "stay-dave".equals(row.get(0)) && row.getLong(1) == 99L);
      events.removeIf(row -> "stay-erin".equals(row.get(0)) && row.getLong(1) == 99L);
    }
    return Visits.create(namespace, events, labels);
  }

  private static int rowsOfGone(Visits visits, DatasetManifest manifest) {
    int rows = 0;
    for (PublishedFile file : manifest.files()) {
      rows += rowsOfGone(visits, file);
    }
    return rows;
  }

  private static int rowsOfGone(Visits visits, PublishedFile file) {
    return (int)
        Lake.spark()
            .read()
            .parquet(store(visits).files().uri(file.path()))
            .filter("user_id LIKE 'gone-%'")
            .count();
  }

  private static long quarantined(DatasetStore store) throws IOException {
    long rows = 0;
    for (StoredFile file : store.files().walk("builds")) {
      if (file.path().contains("/quarantine/")) {
        rows += Lake.spark().read().parquet(store.files().uri(file.path())).count();
      }
    }
    return rows;
  }
}
