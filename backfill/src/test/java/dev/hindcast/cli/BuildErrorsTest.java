/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a plan refuses, before any engine starts. */
class BuildErrorsTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void openShop() {
    shop = new TestShop(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
    assertThat(shop.dataset()).as("a refused build leaves nothing").doesNotExist();
  }

  @Test
  void anUnknownKeyIsNamedWithItsPlaceAndTheNearestOne() {
    assertRefused(
        3,
        build(shop.text().replace("max-length = 10", "max-lenght = 10")),
        "baskets.conf:",
        "max-lenght",
        "max-length");
  }

  @Test
  void aMissingTableIsNamedWithTheNearestOne() {
    assertRefused(
        3,
        build(shop.text().replace("lake.shop.labels", "lake.shop.lables")),
        "Cannot read table lake.shop.lables: catalog lake at jdbc:sqlite:",
        "has no such table. The nearest one is lake.shop.labels.",
        "Correct the name in the definition or create the table.");
  }

  @Test
  void missingColumnsOfAllTablesAreNamedTogether() {
    assertRefused(
        3,
        build(
            shop.text()
                .replace("time = label_time", "time = label_tim")
                .replace("arrival-time = recorded_at", "arrival-time = arrived_at")),
        "Cannot use the tables of dataset baskets: 2 problems.",
        "Cannot use column label_tim of table lake.shop.labels (dataset.labels.time): snapshot ",
        "the nearest one is label_time",
        "Cannot use column arrived_at of table lake.shop.orders"
            + " (dataset.sources.orders.arrival-time)");
  }

  @Test
  void aColumnThatWasDroppedAndAddedAgainIsRefused() {
    shop.lake.table("orders").updateSchema().deleteColumn("quantity").commit();
    shop.lake
        .table("orders")
        .updateSchema()
        .addColumn("quantity", Types.IntegerType.get())
        .commit();

    assertRefused(
        3,
        build(shop.text()),
        "Cannot use column quantity of table lake.shop.orders"
            + " (dataset.sources.orders.attributes.quantity): the column was dropped and added"
            + " again");
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsRefused() {
    assertRefused(
        2,
        build(shop.text(), "--from", "2026-03-02", "--to", "2026-03-01"),
        "Cannot build label times from 2026-03-02T00:00:00Z to 2026-03-01T00:00:00Z of dataset"
            + " baskets: --from is not before --to, which is exclusive. Give a --to after --from.");
    assertRefused(
        2, build(shop.text(), "--from", "2026-03-01", "--to", "2026-03-01"), "is not before --to");
  }

  @Test
  void aRangeOfTooManyWindowsIsRefused() {
    assertRefused(
        2,
        build(
            shop.text(),
            "--from",
            "1971-01-01",
            "--to",
            "2026-01-01",
            "--set",
            "output.window=1 minute"),
        "they are more than 100000 label windows. Give a shorter range or a longer"
            + " dataset.output.window.");
  }

  @Test
  void labelTimesThatNobodyCanKnowYetAreRefused() {
    assertRefused(
        2,
        build(
            shop.text(),
            "--from",
            "2026-03-01",
            "--to",
            "2026-03-03",
            "--knowledge-time",
            "2026-03-02T22:59:59.999999Z"),
        "Cannot build label window [2026-03-02T00:00:00Z, 2026-03-03T00:00:00Z) of dataset baskets:"
            + " it reaches past 2026-03-02T23:59:59.999999Z, which is the knowledge time"
            + " 2026-03-02T22:59:59.999999Z plus the delay",
        "Give a --to of 2026-03-02T23:59:59.999999Z or before, or a later --knowledge-time.");
    CommandRun justInTime =
        build(
            shop.text(),
            "--from",
            "2026-03-01",
            "--to",
            "2026-03-03",
            "--knowledge-time",
            "2026-03-02T23:00:00Z");
    assertThat(justInTime.exitCode()).as(justInTime.err()).isZero();
  }

  @Test
  void aCatalogFileThatIsNotThereIsNotCreated() {
    Path missing = folder.resolve("elsewhere.db");

    assertRefused(
        4,
        build(shop.text(), "--set", "catalogs.lake.uri=\"jdbc:sqlite:" + missing + "\""),
        "Cannot open catalog lake at jdbc:sqlite:" + missing,
        "does not exist, and a build only reads");
    assertThat(missing).doesNotExist();
  }

  @Test
  void aCatalogServerThatIsNotThereIsUnreachable() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertRefused(
        4,
        build(
            shop.text(),
            "--set",
            "catalogs.lake={type=rest,token=hunter2,uri=\"http://127.0.0.1:" + port + "\"}"),
        "Cannot open catalog lake at http://127.0.0.1:" + port,
        "Connection refused",
        "try again");
  }

  @Test
  void aDatasetOnUnsupportedStorageIsRefused() {
    assertRefused(
        3, build(shop.text(), "--set", "path=\"gs://bucket/datasets\""), "gs", "not supported");
  }

  @Test
  void aDefinitionThatIsNotThereIsSaid() {
    CommandRun run =
        CommandRun.of(
            "build", folder.resolve("no.conf"), "--from", "2026-03-01", "--to", "2026-03-02");

    assertRefused(3, run, folder.resolve("no.conf") + ": there is no such file");
  }

  private CommandRun build(String definition, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("build", shop.definition(definition), "--dry-run"));
    all.addAll(List.of(arguments));
    if (!all.contains("--from")) {
      all.addAll(List.of("--from", "2026-03-01", "--to", "2026-03-02"));
    }
    return CommandRun.of(new FakeSubmitter(Scenario.CRASHES), all.toArray());
  }

  private static void assertRefused(int exitCode, CommandRun run, CharSequence... parts) {
    assertThat(run.err()).contains(parts).doesNotContain("hunter2").doesNotContain("\tat ");
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }
}
