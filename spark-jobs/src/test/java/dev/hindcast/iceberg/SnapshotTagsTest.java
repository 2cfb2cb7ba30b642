/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.SourceSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTagsTest {
  @TempDir Path folder;
  private TestLake lake;
  private SourceCatalogs catalogs;
  private SnapshotTags tags;

  @BeforeEach
  void openLake() {
    lake = TestLake.withShop(folder);
    catalogs = lake.open();
    tags = new SnapshotTags(catalogs, "baskets", "b-1");
  }

  @AfterEach
  void closeLake() {
    catalogs.close();
    lake.close();
  }

  @Test
  void tagsAreMadeAndTakenAwayAnyNumberOfTimes() {
    List<SourceSnapshot> pins = List.of(pin("orders"), pin("labels"));

    assertThat(tags.create(pins)).isEmpty();
    assertThat(tags.create(pins)).isEmpty();
    assertThat(lake.table("orders").refs().get("hindcast.baskets.b-1").snapshotId())
        .isEqualTo(pins.get(0).snapshotId());
    assertThat(lake.table("orders").refs().get("hindcast.baskets.b-1").isTag()).isTrue();
    assertThat(tags.remove(pins)).isEmpty();
    assertThat(tags.remove(pins)).isEmpty();
    assertThat(lake.table("orders").refs()).containsOnlyKeys("main");
    assertThat(lake.table("labels").refs()).containsOnlyKeys("main");
  }

  @Test
  void tableWithoutSnapshotsNeedsNoTag() {
    lake.create("empty", TestLake.labels());

    assertThat(tags.create(List.of(pin("empty")))).isEmpty();
    assertThat(lake.table("empty").refs()).isEmpty();
  }

  @Test
  void snapshotThatIsGoneIsToldAndOthersAreTagged() {
    SourceSnapshot orders = pin("orders");
    SourceSnapshot gone =
        new SourceSnapshot(
            orders.catalog(), orders.table(), orders.tableUuid(), 17, 1, orders.schemaId(), 0);

    assertThat(tags.create(List.of(gone, pin("labels"))))
        .singleElement()
        .asString()
        .startsWith("Snapshot 17 of table lake.shop.orders is not kept from being expired.")
        .contains("set output.pin-sources = false. Why: Cannot read snapshot 17 of table");
    assertThat(lake.table("labels").refs()).containsKey("hindcast.baskets.b-1");
  }

  @Test
  void tableThatIsGoneHasNoTagToTakeAway() {
    List<SourceSnapshot> pins = List.of(pin("orders"));
    tags.create(pins);
    lake.drop("orders");

    assertThat(tags.remove(pins)).isEmpty();
  }

  @Test
  void hadoopCatalogOnALocalDiskIsLeftAlone() {
    Map<String, String> local = Map.of("type", "hadoop", "warehouse", folder.toString());
    SourceSnapshot orders = pin("orders");
    try (SourceCatalogs hadoop = new SourceCatalogs(Map.of("lake", local))) {
      assertThat(new SnapshotTags(hadoop, "baskets", "b-1").create(List.of(orders)))
          .singleElement()
          .asString()
          .contains("a Hadoop catalog on a local disk can lose commits of two processes");
    }
    assertThat(lake.table("orders").refs()).containsOnlyKeys("main");
  }

  private SourceSnapshot pin(String table) {
    return catalogs.pin("lake.shop." + table).source();
  }
}
