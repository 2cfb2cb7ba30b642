/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source snapshots are kept from being expired while a version needs them. */
class SourceHoldTest {
  private static final String BUILD_ID = "b-20261120T120000Z-0123abcd";
  private static final String TAG = "hindcast.baskets." + BUILD_ID;

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
  void pinnedSnapshotsOfAVersionAreTaggedAndSurviveExpiry() {
    long pinned = shop.lake.table("orders").currentSnapshot().snapshotId();

    CommandRun run = build(TestShop.publishing());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("Warning");
    for (String table : List.of("orders", "labels")) {
      assertThat(shop.lake.table(table).refs().get(TAG)).as(table).isNotNull();
    }
    Table orders = shop.lake.table("orders");
    shop.lake.append(orders, 5);
    orders.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();
    assertThat(shop.lake.table("orders").snapshot(pinned)).isNotNull();
  }

  @Test
  void snapshotsOfAFailedBuildAreLetGo() {
    assertThat(build(new FakeSubmitter(Scenario.REFUSES)).exitCode()).isEqualTo(3);
    assertThat(build(new FakeSubmitter(Scenario.CRASHES)).exitCode()).isEqualTo(4);

    assertThat(refs("orders")).containsOnlyKeys("main");
    assertThat(refs("labels")).containsOnlyKeys("main");
  }

  @Test
  void snapshotsStayHeldWhileNobodyKnowsWhetherTheVersionExists() {
    FakeSubmitter unknown = new FakeSubmitter(Scenario.CRASHES_WHILE_PUBLISHING);

    assertThat(build(unknown).exitCode()).isEqualTo(6);

    assertThat(refs("orders")).containsKeys("main", TAG);
  }

  @Test
  void definitionMaySayThatNothingIsHeld() {
    build(TestShop.publishing(), "--set", "output.pin-sources=false");

    assertThat(refs("orders")).containsOnlyKeys("main");
  }

  @Test
  void expiringTheVersionsOfABuildLetsItsSnapshotsGo() throws Exception {
    build(TestShop.publishing());
    Path orphan = shop.dataset().resolve("builds/b-20260101T000000Z-00000001");
    Files.createDirectories(orphan);
    Path request = orphan.resolve("request.json");
    Files.copy(shop.dataset().resolve("builds/" + BUILD_ID + "/request.json"), request);
    Files.setLastModifiedTime(request, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
    Table orders = shop.lake.table("orders");
    orders
        .manageSnapshots()
        .createTag(
            "hindcast.baskets.b-20260101T000000Z-00000001", orders.currentSnapshot().snapshotId())
        .commit();

    CommandRun run = CommandRun.of("versions", "expire", shop.dataset(), "--orphans");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("orphan        b-20260101T000000Z-00000001");
    assertThat(refs("orders")).containsOnlyKeys("main", TAG);
    assertThat(orphan).doesNotExist();
  }

  private Map<String, SnapshotRef> refs(String table) {
    return shop.lake.table(table).refs();
  }

  private CommandRun build(FakeSubmitter submitter, Object... more) {
    return CommandRun.of(
        submitter, "build", shop.definition(), "--from=2026-03-01", "--to=2026-03-03", more);
  }
}
