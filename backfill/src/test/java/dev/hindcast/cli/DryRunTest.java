/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.SourcePins;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.time.Micros;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void openShop() {
    shop = new TestShop(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void thePlanSaysWhatWouldBeReadAndBuilt() {
    CommandRun run = dryRun("--from", "2026-03-01", "--to", "2026-03-04");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("Version 1 of dataset baskets would be built from these inputs; nothing was run.")
        .contains("3 label windows in [2026-03-01T00:00:00Z, 2026-03-04T00:00:00Z)")
        .contains("parent        none")
        .contains("as-known-at-label, delay 3600.0 s, K = 2026-11-20T12:00:00Z")
        .contains("lake.shop.labels at snapshot " + snapshot("labels") + " of ")
        .contains(": 1 file, 1,000 bytes, 10 records")
        .contains("lake.shop.orders at snapshot " + snapshot("orders"));
    assertThat(shop.dataset()).doesNotExist();
  }

  @Test
  void theRequestIsPrintedForPrograms() {
    BuildRequest request = request("--from", "2026-03-01T12:00:00Z", "--to", "2026-03-03");

    assertThat(request.buildId()).isEqualTo("b-20261120T120000Z-0123abcd");
    assertThat(request.createdAtMicros()).isEqualTo(Micros.ofInstant(CommandRun.NOW));
    assertThat(request.knowledgeTimeMicros()).isEqualTo(Micros.ofInstant(CommandRun.NOW));
    assertThat(request.windows())
        .hasToString(
            "[[2026-03-01T12:00:00Z, 2026-03-02T00:00:00Z),"
                + " [2026-03-02T00:00:00Z, 2026-03-03T00:00:00Z)]");
    assertThat(request.parentVersion()).isZero();
    assertThat(request.reason()).isEqualTo("build");
    assertThat(request.sourceSnapshots())
        .extracting(snapshot -> snapshot.table() + " " + snapshot.snapshotId())
        .containsExactly(
            "lake.shop.labels " + snapshot("labels"), "lake.shop.orders " + snapshot("orders"));
    assertThat(request.columns().get("lake.shop.labels"))
        .isEqualTo(Map.of("label_id", 1, "customer_id", 2, "label_time", 3, "label", 4));
  }

  @Test
  void aRequestWithSecretsIsWarnedOf() {
    String[] range = {"--from", "2026-03-01", "--to", "2026-03-02", "--format", "json"};
    String secret = "catalogs.lake.jdbc.password=planted-marker";

    CommandRun run =
        dryRun(range[0], range[1], range[2], range[3], range[4], range[5], "--set", secret);

    assertThat(run.err())
        .isEqualTo("Warning: The request holds the catalogs' secrets. Keep it private.\n");
    assertThat(run.out()).contains("planted-marker");
    assertThat(dryRun(range).err()).isEmpty();
  }

  @Test
  void aRenamedColumnIsPinnedToItsFieldUnderItsOldName() {
    shop.lake.table("orders").updateSchema().renameColumn("stock_code", "item_code").commit();

    assertThat(request("--from", "2026-03-01", "--to", "2026-03-02").columns())
        .extractingByKey("lake.shop.orders")
        .isEqualTo(
            Map.of(
                "customer_id",
                1,
                "invoice",
                2,
                "line",
                3,
                "invoice_time",
                4,
                "recorded_at",
                5,
                "item_code",
                6,
                "quantity",
                7,
                "stock_code",
                6));
  }

  @Test
  void theCommandLinesKnowledgeTimeGoesBeforeTheDefinitions() {
    String[] range = {"--from", "2026-03-01", "--to", "2026-03-02"};
    String set = "knowledge={policy=as-known-at,delay=null,time=\"2026-05-01T00:00:00Z\"}";

    assertThat(request(range[0], range[1], range[2], range[3], "--set", set).knowledgeTimeMicros())
        .isEqualTo(Micros.parse("2026-05-01"));
    assertThat(
            request(
                    range[0],
                    range[1],
                    range[2],
                    range[3],
                    "--set",
                    set,
                    "--knowledge-time",
                    "2026-06-01")
                .knowledgeTimeMicros())
        .isEqualTo(Micros.parse("2026-06-01"));
  }

  @Test
  void aKnowledgeTimeInTheFutureIsWarnedOf() {
    CommandRun run =
        dryRun("--from", "2026-03-01", "--to", "2026-03-02", "--knowledge-time", "2027-01-01");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("Warning: The knowledge time 2027-01-01T00:00:00Z lies in the future");
  }

  @Test
  void aSnapshotThatExpiresAfterThePlanStopsTheRequest() {
    BuildRequest request = request("--from", "2026-03-01", "--to", "2026-03-02");
    Table orders = shop.lake.table("orders");
    long pinned = orders.currentSnapshot().snapshotId();
    shop.lake.append(orders, 1);
    orders.expireSnapshots().expireSnapshotId(pinned).commit();

    assertThatThrownBy(() -> verify(request))
        .hasMessageContaining(
            "Cannot read snapshot " + pinned + " of table lake.shop.orders, committed at ")
        .hasMessageContaining("it has expired since it was pinned");
  }

  @Test
  void aTableThatIsReplacedAfterThePlanStopsTheRequest() {
    BuildRequest request = request("--from", "2026-03-01", "--to", "2026-03-02");
    shop.lake.drop("orders");
    shop.lake.create("orders", dev.hindcast.iceberg.TestLake.orders());

    assertThatThrownBy(() -> verify(request))
        .hasMessageContaining("the table was dropped and created again since it was pinned");
  }

  @Test
  void theNextVersionNamesItsParentAndWhatItCarriesOver() {
    CommandRun.of(
        TestShop.publishing(),
        "build",
        shop.definition(),
        "--from",
        "2026-03-01",
        "--to",
        "2026-03-04");

    assertThat(dryRun("--from", "2026-03-03", "--to", "2026-03-05").err())
        .contains("Version 2 of dataset baskets would be built")
        .contains("parent        version 1, of which 2 label windows would be carried over");
  }

  private static void verify(BuildRequest request) {
    var definition = request.definition().definition();
    try (SourceCatalogs catalogs = new SourceCatalogs(definition.catalogs())) {
      SourcePins.verify(definition, request.sourceSnapshots(), request.columns(), catalogs);
    }
  }

  private BuildRequest request(String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(List.of("--format", "json"));
    CommandRun run = dryRun(all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return BuildRequestJson.read("standard output", run.out());
  }

  private CommandRun dryRun(String... arguments) {
    List<Object> all = new java.util.ArrayList<>(List.of("build", shop.definition(), "--dry-run"));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray());
  }

  private long snapshot(String table) {
    return shop.lake.table(table).currentSnapshot().snapshotId();
  }
}
