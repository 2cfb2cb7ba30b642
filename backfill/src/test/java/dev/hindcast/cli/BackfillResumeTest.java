/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.iceberg.TestLake;
import dev.hindcast.submit.Submitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What changed under a backfill that has finished some of its tasks stops it, or does not count.
 */
class BackfillResumeTest {
  @TempDir Path folder;
  private final AtomicInteger numbers = new AtomicInteger();
  private TestShop shop;
  private Path plan;

  @BeforeEach
  void finishTheFirstOfTwoTasks() {
    shop = new TestShop(folder);
    shop.definition(
        shop.text().replace("name = baskets", "name = baskets, output.pin-sources = false"));
    plan = folder.resolve("plan.json");
    CommandRun planned =
        run(
            new StagingSubmitter(),
            "plan",
            folder.resolve("baskets.conf"),
            "--from=2026-03-01",
            "--to=2026-03-03",
            "--tasks=2",
            "--out=" + plan);
    assertThat(planned.exitCode()).as(planned.err()).isZero();
    CommandRun failed = run(new StagingSubmitter(Set.of(2), Set.of()), "run", plan);
    assertThat(failed.exitCode()).isEqualTo(4);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void anotherHindcastIsRefused() throws IOException {
    Files.writeString(
        plan,
        Files.readString(plan)
            .replaceFirst("\"engineDigest\" : \"[0-9a-f]{8}", "\"engineDigest\" : \"00000000"));
    StagingSubmitter resumed = new StagingSubmitter();

    assertRefused(resumed, "Hindcast itself is another one than planned it");

    assertThat(resumed.built).isEmpty();
  }

  @Test
  void aSnapshotThatHasExpiredStopsItBeforeAnythingIsPublished() {
    var orders = shop.lake.table("orders");
    long pinned = orders.currentSnapshot().snapshotId();
    shop.lake.append(orders, 5);
    shop.lake.table("orders").expireSnapshots().expireSnapshotId(pinned).commit();

    assertRefused(new StagingSubmitter(), "has expired");
  }

  @Test
  void aTableOfLabelsThatWasMadeAgainIsRefusedAndLaterRowsOfItDoNotCount() {
    shop.lake.append(shop.lake.table("labels"), 5);
    StagingSubmitter resumed = new StagingSubmitter(Set.of(2), Set.of());
    assertThat(run(resumed, "run", plan).exitCode()).isEqualTo(4);

    shop.lake.drop("labels");
    shop.lake.create("labels", TestLake.labels());

    assertRefused(new StagingSubmitter(), "lake.shop.labels");
  }

  private void assertRefused(Submitter submitter, String message) {
    CommandRun refused = run(submitter, "run", plan);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains(message);
    assertThat(shop.dataset().resolve("versions")).doesNotExist();
  }

  private CommandRun run(Submitter submitter, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("backfill"));
    all.addAll(List.of(arguments));
    return CommandRun.of(Map.of(), numbers::incrementAndGet, submitter, all.toArray());
  }
}
