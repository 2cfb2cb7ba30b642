/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import static dev.hindcast.iceberg.SourceErrorAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.ErrorCode;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePinsTest {
  @TempDir Path folder;
  private TestLake lake;
  private SourceCatalogs catalogs;

  @BeforeEach
  void openLake() {
    lake = TestLake.withShop(folder);
    catalogs = lake.open();
  }

  @AfterEach
  void closeLake() {
    catalogs.close();
    lake.close();
  }

  @Test
  void aPinSaysWhatTheSnapshotHolds() {
    lake.append(lake.table("orders"), 50);
    Table orders = lake.table("orders");

    PinnedTable pinned = catalogs.pin("lake.shop.orders");

    assertThat(pinned.source())
        .isEqualTo(
            new SourceSnapshot(
                "lake",
                "lake.shop.orders",
                orders.uuid().toString(),
                orders.currentSnapshot().snapshotId(),
                2,
                0,
                orders.currentSnapshot().timestampMillis() * 1_000));
    assertThat(pinned.size())
        .isEqualTo(
            new SnapshotSize(
                OptionalLong.of(2),
                OptionalLong.of(2_000),
                OptionalLong.of(150),
                OptionalLong.of(0)));
    assertThat(pinned.formatVersion()).isEqualTo(2);
    assertThat(pinned.fieldIds()).containsEntry("customer_id", 1).containsEntry("quantity", 7);
    assertThat(pinned.warnings()).isEmpty();
  }

  @Test
  void aTableWithoutSnapshotIsPinnedToNone() {
    lake.create("fresh", TestLake.labels());

    PinnedTable pinned = catalogs.pin("lake.shop.fresh");

    assertThat(pinned.source().snapshotId()).isEqualTo(SourceSnapshot.NONE);
    assertThat(pinned.size()).isEqualTo(SnapshotSize.NOTHING);
    assertThat(catalogs.verify(pinned.source()).source()).isEqualTo(pinned.source());
  }

  @Test
  void anEarlierPinIsFoundAgainAfterNewCommits() {
    PinnedTable before = catalogs.pin("lake.shop.orders");
    lake.append(lake.table("orders"), 50);

    PinnedTable found = catalogs.verify(before.source());

    assertThat(found.source()).isEqualTo(before.source());
    assertThat(found.size().records()).hasValue(100);
    assertThat(found.onMainBranch()).isTrue();
  }

  @Test
  void anExpiredSnapshotIsNamed() {
    SourceSnapshot pin = catalogs.pin("lake.shop.orders").source();
    Table orders = lake.table("orders");
    lake.append(orders, 50);
    orders.expireSnapshots().expireSnapshotId(pin.snapshotId()).commit();

    assertRefused(
        () -> catalogs.verify(pin),
        ErrorCode.SNAPSHOT_EXPIRED,
        "Cannot read snapshot " + pin.snapshotId() + " of table lake.shop.orders",
        "it has expired since it was pinned",
        "Plan the build again");
  }

  @Test
  void aTableThatWasDroppedAndCreatedAgainIsNotTheSameTable() {
    SourceSnapshot pin = catalogs.pin("lake.shop.orders").source();
    lake.drop("orders");
    lake.create("orders", TestLake.orders());

    assertRefused(
        () -> catalogs.verify(pin),
        ErrorCode.TABLE_REPLACED,
        "of table lake.shop.orders: the table was dropped and created again",
        pin.tableUuid(),
        "Plan the build again");
  }

  @Test
  void aPinnedTableThatIsGoneIsMissing() {
    SourceSnapshot pin = catalogs.pin("lake.shop.orders").source();
    lake.drop("orders");

    assertRefused(
        () -> catalogs.verify(pin),
        ErrorCode.TABLE_MISSING,
        "Cannot read table lake.shop.orders: catalog lake at jdbc:sqlite:",
        "has no such table",
        "Correct the name in the definition or create the table.");
  }

  @Test
  void aSnapshotThatWasRolledBackIsReadWithAWarning() {
    Table orders = lake.table("orders");
    long first = orders.currentSnapshot().snapshotId();
    lake.append(orders, 50);
    SourceSnapshot pin = catalogs.pin("lake.shop.orders").source();
    orders.manageSnapshots().rollbackTo(first).commit();

    assertThat(catalogs.verify(pin).warnings())
        .singleElement()
        .asString()
        .contains("Snapshot " + pin.snapshotId() + " of table lake.shop.orders is no ancestor")
        .contains("rolled back")
        .contains("plan it again");
  }

  @Test
  void aRenamedColumnKeepsItsFieldIdUnderBothNames() {
    lake.table("orders").updateSchema().renameColumn("stock_code", "item_code").commit();

    PinnedTable pinned = catalogs.pin("lake.shop.orders");

    assertThat(pinned.fieldIds()).containsEntry("item_code", 6).containsEntry("stock_code", 6);
  }

  @Test
  void namesThatWereSwappedFollowTheCurrentSchema() {
    Table orders = lake.table("orders");
    orders.updateSchema().renameColumn("line", "was_line").commit();
    orders.updateSchema().renameColumn("quantity", "line").commit();
    orders.updateSchema().renameColumn("was_line", "quantity").commit();

    assertThat(catalogs.pin("lake.shop.orders").fieldIds())
        .containsEntry("line", 7)
        .containsEntry("quantity", 3);
  }

  @Test
  void aColumnThatWasDroppedAndAddedAgainIsNeverTheOldOne() {
    Table orders = lake.table("orders");
    orders.updateSchema().deleteColumn("quantity").commit();
    orders
        .updateSchema()
        .addColumn("quantity", org.apache.iceberg.types.Types.IntegerType.get())
        .commit();

    assertThat(catalogs.pin("lake.shop.orders").fieldIds()).doesNotContainKey("quantity");

    lake.append(orders, 1);
    assertThat(catalogs.pin("lake.shop.orders").fieldIds()).containsEntry("quantity", 8);
  }

  @Test
  void pinnedFieldIdsOutliveALaterRename() {
    PinnedTable before = catalogs.pin("lake.shop.orders");
    lake.table("orders").updateSchema().renameColumn("stock_code", "item_code").commit();

    PinnedTable found = catalogs.verify(before.source()).withFieldIds(before.fieldIds());

    assertThat(found.column("stock_code")).get().extracting(c -> c.fieldId()).isEqualTo(6);
    assertThat(found.fieldIds()).isEqualTo(Map.copyOf(before.fieldIds()));
  }
}
