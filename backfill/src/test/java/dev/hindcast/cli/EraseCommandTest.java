/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.OfferedTables;
import dev.hindcast.store.erase.DatasetErasure;
import dev.hindcast.store.erase.ErasureFolder;
import dev.hindcast.store.erase.ErasureWork;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.Scenario;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseCommandTest {
  @TempDir Path folder;
  private final AtomicInteger random = new AtomicInteger();
  private TestShop shop;
  private DatasetStore store;

  @BeforeEach
  void publishAVersion() {
    shop = TestShop.withVersion(folder);
    store = DatasetStores.open(shop.folder + "/datasets", "baskets", new Configuration());
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void usersAreErasedAndTheReceiptIsSaidAndWritten() throws IOException {
    Path copy = folder.resolve("receipt.json");
    CommandRun run = erase(users("17\r\n\r\n4711\n17"), "--receipt", copy);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(shop.dataset() + "/erasures/e000001/receipt.json\n");
    assertThat(run.err())
        .contains(
            "Erased users from dataset baskets (e000001).",
            "users         2 given, 0 of them with rows",
            "published     v2, now the latest",
            "Source tables were not touched.",
            "lake.shop.orders at ")
        .doesNotContain("4711");
    assertThat(Files.readAllBytes(copy))
        .isEqualTo(store.files().read("erasures/e000001/receipt.json"));
    assertThat(store.load(2).reason()).isEqualTo("erasure");
    assertThat(Files.readString(shop.dataset().resolve("erasures/e000001/ids.json")))
        .doesNotContain("4711");
    assertThat(CommandRun.of("versions", "show", shop.dataset()).err() + showOut())
        .contains("0 rows of users by erasure e000001, begun 2026-11-20T12:00:00Z");
  }

  private String showOut() {
    return CommandRun.of("versions", "show", shop.dataset()).out();
  }

  @Test
  void theSameUsersAgainAreToldTheReceiptOfTheFirstTime() throws IOException {
    erase(users("17\n4711"));
    CommandRun again = erase(users("4711\n17\n"), "--format=json");

    assertThat(again.exitCode()).as(again.err()).isZero();
    JsonNode receipt = new ObjectMapper().readTree(again.out());
    assertThat(receipt.path("erasure").asText()).isEqualTo("e000001");
    assertThat(receipt.path("finishedAt").asText()).isEqualTo("2026-11-20T12:00:00Z");
    assertThat(store.versions()).containsExactly(1, 2);
  }

  @Test
  void aKilledErasureIsGoneOnWithAndKeepsOthersOut() {
    FakeSubmitter killed = new FakeSubmitter(Scenario.REFUSES);
    assertThat(run(killed, users("17")).exitCode()).isEqualTo(3);

    CommandRun other = erase(users("18"));
    assertThat(other.exitCode()).isEqualTo(5);
    assertThat(other.err())
        .contains("Cannot begin another erasure of users from dataset baskets: erasure e000001");
    CommandRun rollback = CommandRun.of("versions", "rollback", shop.dataset() + "@v1");
    assertThat(rollback.exitCode()).isEqualTo(5);
    assertThat(rollback.err()).contains("while users are being erased from it (erasure e000001)");

    CommandRun expire = CommandRun.of("versions", "expire", "--keep=1", shop.dataset());
    assertThat(expire.exitCode()).isEqualTo(5);
    assertThat(expire.err())
        .contains("Cannot expire versions of dataset baskets while users are being erased from it")
        .contains("copies that no version names yet would go");

    CommandRun same = erase(users("17"));
    assertThat(same.exitCode()).as(same.err()).isZero();
    assertThat(new Erasures(store).all()).hasSize(1);
    assertThat(erase(users("18")).exitCode()).isZero();
    assertThat(new Erasures(store).users()).hasSize(2);
  }

  @Test
  void laterRequestsKnowWhomToLeaveOut() {
    erase(users("17"));
    FakeSubmitter submitter = TestShop.publishing();

    CommandRun build =
        run(
            submitter,
            "build",
            new Object[] {shop.definition(), "--from=2026-03-01", "--to=2026-03-03", "--quiet"});

    assertThat(build.exitCode()).as(build.err()).isZero();
    assertThat(submitter.submissions().get(0).request().erased())
        .isEqualTo(new Erasures(store).users())
        .hasSize(1);
  }

  @Test
  void aDryRunSaysWhatIsThereAndBeginsNothing() {
    FakeSubmitter submitter =
        new FakeSubmitter(
            Scenario.REPORTS,
            """
            {"dataset": "baskets", "files": 3, "usersFound": 1, "versions": [
              {"version": 1, "rows": 2100, "rowsOfUsers": 12, "files": 7, "filesOfUsers": 3}]}
            """);
    CommandRun run = run(submitter, users("17\n4711"), "--dry-run");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .isEqualTo(
            """
            Would erase users from every version of dataset baskets; nothing was changed.
              users         2 given, 1 of them with rows
              files         3 files to be rewritten

              version   rows  of the users  files  to be rewritten
              v1       2,100            12      7                3

            """
                    .stripTrailing()
                + "\n");
    assertThat(submitter.submissions().get(0).arguments()).contains("--dry-run", "--users");
    assertThat(new Erasures(store).all()).isEmpty();
  }

  @Test
  void wrongListsAreRefusedByTheirLineWithoutTellingTheId() throws IOException {
    assertRefused(users("17\nsecret-name\n"), "line 2 is no number of type long");
    assertRefused(users("17\n\n007\n"), "line 3 is no number of type long");
    assertRefused(users("99999999999999999999"), "line 1 is no number of type long");
    assertRefused(users("\n \r\n"), "it has no user ids");
    assertRefused(users(""), "it has no user ids");
    assertRefused(folder.resolve("nowhere.txt"), "it cannot be read (NoSuchFileException)");
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'1', '\n', (byte) 0xe9});
    assertRefused(latin, "line 2 is not UTF-8");
    CommandRun run = erase(users("17"), "--receipt", folder.resolve("no/where.json"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("its folder does not exist", "nothing was erased");
    assertThat(new Erasures(store).all()).isEmpty();
  }

  @Test
  void aTableWhoseCatalogIsNotDeclaredIsSaidBeforeAnErasureIsBegun() {
    OfferedTables offered = new OfferedTables(store);
    offered.note("ml.shop.baskets");

    CommandRun refused = erase(users("17"));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "its versions were offered in table ml.shop.baskets",
            "no catalog ml is declared. Give the same --set or --env as to versions iceberg",
            offered.location("ml.shop.baskets"));
    assertThat(new Erasures(store).all()).isEmpty();
    String type = "--set=catalogs.ml.type=hadoop";
    String warehouse = "--set=catalogs.ml.warehouse=\"" + folder + "\"";
    CommandRun given = erase(users("17"), type, warehouse);
    assertThat(given.exitCode()).as(given.err()).isZero();
    assertThat(erase(users("17")).exitCode()).as("it is done").isZero();
  }

  private void assertRefused(Path users, String why) {
    CommandRun run = erase(users);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("Cannot take the users to be erased from ", why, "nothing was erased")
        .doesNotContain("secret-name", "007");
  }

  private Path users(String text) {
    try {
      return Files.writeString(folder.resolve("users.txt"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandRun erase(Path users, Object... more) {
    return run(new FakeSubmitter(Scenario.PUBLISHES, submission -> eraseNothing()), users, more);
  }

  private CommandRun run(FakeSubmitter submitter, Path users, Object... more) {
    return run(submitter, "erase", new Object[] {shop.dataset(), "--users", users, more});
  }

  private CommandRun run(FakeSubmitter submitter, String command, Object[] arguments) {
    Object[] flat =
        Stream.of(arguments)
            .flatMap(of -> of instanceof Object[] several ? Stream.of(several) : Stream.of(of))
            .toArray();
    return CommandRun.of(Map.of(), random::incrementAndGet, submitter, command, flat);
  }

  /** What the job does with versions that have no files. */
  private int eraseNothing() {
    List<ErasureFolder> all = new Erasures(store).all();
    new DatasetErasure(store, all.get(all.size() - 1), new NoRows())
        .run(Micros.ofInstant(CommandRun.NOW));
    return 2;
  }

  private static final class NoRows implements ErasureWork {
    @Override
    public Copied copy(DatasetManifest version, List<PublishedFile> files) {
      assertThat(files).isEmpty();
      return new Copied(List.of(), List.of());
    }

    @Override
    public Map<String, long[]> greatest(DatasetManifest version, List<PublishedFile> files) {
      throw new AssertionError("there are no rows");
    }

    @Override
    public long cleanRejected(String path) {
      throw new AssertionError("there are no rows");
    }

    @Override
    public Tables cleanTables(ErasureFolder folder) {
      throw new AssertionError("there are no rows");
    }
  }
}
