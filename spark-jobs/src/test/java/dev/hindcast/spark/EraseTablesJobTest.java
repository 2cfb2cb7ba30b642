/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.HindcastException;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.OfferedTables;
import dev.hindcast.store.erase.Erasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an erasure does to tables that were noted as offering versions of its dataset. */
class EraseTablesJobTest {
  private static final String GONE = "gone-alice";

  @TempDir Path folder;

  @Test
  void aTableThatSomebodyElseMadeIsLeftAsItIs() throws IOException {
    Visits visits = visits("erase_foreign");
    Builds.run(visits.request());
    String table = "lake.erase_foreign_shop.orders";
    Lake.create(table, Visits.LABELS, List.of(Visits.label("l1", GONE, "2026-01-01T12:00:00Z")));
    new OfferedTables(store(visits)).note(table);
    Path files = Lake.folder().resolve("warehouse/erase_foreign_shop/orders");
    List<Path> before = Traces.files(files);
    assertThat(before).isNotEmpty();

    JsonNode receipt = erase(visits);

    assertThat(Traces.files(files)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(Lake.spark().table(table).count()).isEqualTo(1);
    assertThat(receipt.path("usersFound").asInt()).isEqualTo(1);
    assertThat(receipt.path("icebergTables")).isEmpty();
    assertThat(receipt.path("icebergTablesLeft").toString()).isEqualTo("[\"" + table + "\"]");
  }

  @Test
  void aTableThatCannotBeReachedIsSaidBeforeAnythingIsErased() throws IOException {
    Visits visits = visits("erase_unreachable");
    DatasetManifest first = Builds.run(visits.request());
    DatasetStore store = store(visits);
    new OfferedTables(store).note("nowhere.shop.rows");

    assertThatThrownBy(() -> erase(visits))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("table nowhere.shop.rows: a table is catalog.namespace.table, and")
        .hasMessageContaining("the declared catalogs are [lake]");

    assertThat(store.versions()).containsExactly(1);
    assertThat(store.load(1)).isEqualTo(first);
    assertThat(store.files().list("erasures/e000001")).containsExactly("ids.json");
  }

  @Test
  void noDataFileIsRemovedWithATableThatWouldLetItsCatalogDoSo() throws IOException {
    Visits visits = visits("erase_purge");
    Builds.run(visits.request());
    String table = "lake.erase_purge_ml.rows";
    tag(visits, table, 1);
    Lake.spark().sql("ALTER TABLE " + table + " SET TBLPROPERTIES ('gc.enabled' = 'true')");
    List<Path> before = Traces.files(metadata("erase_purge_ml"));

    JsonNode receipt = erase(visits);

    assertThat(receipt.path("icebergTables").toString()).isEqualTo("[\"" + table + "\"]");
    assertThat(before).isNotEmpty().noneMatch(Files::exists);
    assertFilesAreThere(store(visits));
    assertThat(tags(table)).containsExactly("v1");
    assertThat(rows(table, 1)).isEqualTo(store(visits).load(1).rows());
  }

  @Test
  void aRunAfterAKilledOneMakesTheTableThatIsGoneAndTheTagsThatItHad() throws IOException {
    Visits visits = visits("erase_resumed");
    Builds.run(visits.request());
    Builds.run(visits.request());
    String table = "lake.erase_resumed_ml.rows";
    tag(visits, table, 2);
    Map<Path, byte[]> before = new HashMap<>();
    for (Path file : Traces.files(metadata("erase_resumed_ml"))) {
      before.put(file, Files.readAllBytes(file));
    }
    erase(visits);
    Lake.spark().sql("DROP TABLE " + table);
    for (Map.Entry<Path, byte[]> file : before.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
    DatasetStore store = store(visits);
    store.files().delete("erasures/e000001/receipt.json");

    JsonNode receipt = erase(visits);

    assertThat(receipt.path("icebergTables").toString()).isEqualTo("[\"" + table + "\"]");
    assertThat(before.keySet()).isNotEmpty().noneMatch(Files::exists);
    assertThat(tags(table)).containsExactly("v2");
    assertThat(rows(table, 2)).isEqualTo(store.load(2).rows());
    assertThat(store.versions()).containsExactly(1, 2, 3);
    assertFilesAreThere(store);
  }

  private static void assertFilesAreThere(DatasetStore store) throws IOException {
    for (int version : store.versions()) {
      assertThat(store.load(version).files().size()).isGreaterThan(1);
      for (PublishedFile file : store.load(version).files()) {
        assertThat(store.files().exists(file.path())).as(file.path()).isTrue();
      }
    }
  }

  private static void tag(Visits visits, String table, int version) {
    String dataset = store(visits).layout().root();
    TagVersionsJob.tag(
        Lake.spark(),
        visits.request(),
        Map.of("dataset", dataset, "table", table, "version", Integer.toString(version)));
  }

  private static List<String> tags(String table) {
    Lake.spark().sql("REFRESH TABLE " + table);
    return Lake.spark()
        .table(table + ".refs")
        .filter("type = 'TAG'")
        .select("name")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static long rows(String table, int version) {
    return Lake.spark().read().option("versionAsOf", "v" + version).table(table).count();
  }

  private static Path metadata(String namespace) {
    return Lake.folder().resolve("warehouse/" + namespace + "/rows/metadata");
  }

  private JsonNode erase(Visits visits) throws IOException {
    List<byte[]> ids = List.of(GONE.getBytes(UTF_8));
    Erasures erasures = new Erasures(store(visits));
    if (erasures.of(ids).isEmpty()) {
      erasures.begin(ids, "5a".repeat(32), "b-20260301T000000Z-00000009", 1L, "test");
    }
    Path users = Files.writeString(folder.resolve("users.txt"), GONE + "\n");
    EraseUsersJob.erase(
        Lake.spark(),
        visits.request(),
        Progress.NONE,
        Map.of("dataset", store(visits).layout().root(), "users", users.toString()));
    return new ObjectMapper().readTree(erasures.of(ids).orElseThrow().receipt().orElseThrow());
  }

  private static DatasetStore store(Visits visits) {
    return Builds.store(visits.request().definition().definition());
  }

  /** A user has labels on three days, and one who is to go on the first of them. */
  private static Visits visits(String namespace) {
    String first = "2026-01-01T10:00:00Z";
    List<Row> events =
        List.of(
            Visits.event(GONE, 1, first, first, "I", "x"),
            Visits.event("stay-carol", 2, first, first, "I", "y"));
    List<Row> labels =
        List.of(
            Visits.label("l1", GONE, "2026-01-01T12:00:00Z"),
            Visits.label("l2", "stay-carol", "2026-01-01T12:00:00Z"),
            Visits.label("l3", "stay-carol", "2026-01-02T12:00:00Z"),
            Visits.label("l4", "stay-carol", "2026-01-03T12:00:00Z"));
    return Visits.create(namespace, events, labels);
  }
}
