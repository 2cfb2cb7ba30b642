/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.iceberg.PinnedTable;
import dev.hindcast.iceberg.SourceCatalogs;
import dev.hindcast.iceberg.TestLake;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata alone: the data files of these tables do not exist. */
class TableChangeTest {
  private static final String NAME = "lake.shop.orders";
  private static final MappedColumns MAPPED =
      new MappedColumns(Set.of("customer_id", "invoice_time"), Set.of("quantity", "upper"), false);

  @TempDir Path folder;
  private TestLake lake;
  private SourceCatalogs catalogs;
  private Table orders;

  @BeforeEach
  void openLake() {
    lake = TestLake.withShop(folder);
    catalogs = lake.open();
    orders = lake.table("orders");
  }

  @AfterEach
  void closeLake() {
    catalogs.close();
    lake.close();
  }

  @Test
  void sameSnapshotIsNoChange() {
    assertThat(change(table -> {})).isEqualTo(new TableChange.Unchanged());
  }

  @Test
  void appendedFileIsAdded() {
    TableChange.Files files = files(table -> lake.append(table, 7));

    assertThat(files.removed()).isEmpty();
    assertThat(files.added()).hasSize(1);
    assertThat(files.rows()).isEqualTo(7);
    assertThat(files.bytes()).isEqualTo(1_000);
    assertThat(files.columns())
        .isEqualTo(Map.of("customer_id", 1, "invoice_time", 4, "quantity", 7));
  }

  @Test
  void overwrittenFilesAreRemovedAndAdded() {
    TableChange.Files files =
        files(
            table ->
                table
                    .newOverwrite()
                    .overwriteByRowFilter(Expressions.alwaysTrue())
                    .addFile(file("new", 5))
                    .commit());

    assertThat(names(files.removed())).containsExactly("2.parquet");
    assertThat(names(files.added())).containsExactly("new.parquet");
    assertThat(files.rows()).isEqualTo(105);
  }

  @Test
  void fileThatWasAddedAndTakenAwayAgainIsNoChange() {
    assertThat(
            change(
                table -> {
                  table.newAppend().appendFile(file("new", 5)).commit();
                  table.newDelete().deleteFile(file("new", 5)).commit();
                }))
        .isEqualTo(new TableChange.Unchanged());
  }

  @Test
  void rewrittenFilesAreNoChange() {
    assertThat(change(this::compact)).isEqualTo(new TableChange.Unchanged());
  }

  @Test
  void rewrittenFilesAreNotReadWhereOtherThingsChangedToo() {
    TableChange.Files files =
        files(
            table -> {
              table.newAppend().appendFile(file("before", 3)).commit();
              compact(table);
              table.newAppend().appendFile(file("after", 4)).commit();
            });

    assertThat(files.removed()).isEmpty();
    assertThat(names(files.added())).containsExactlyInAnyOrder("before.parquet", "after.parquet");
  }

  @Test
  void rewrittenFilesAreNotReadOnTheWayBackEither() {
    SourceSnapshot old = pin().source();
    orders.newAppend().appendFile(file("before", 3)).commit();
    compact(orders);
    PinnedTable now = pin();
    orders.manageSnapshots().rollbackTo(old.snapshotId()).commit();

    TableChange.Files files = (TableChange.Files) between(now, pin());
    assertThat(names(files.removed())).containsExactly("before.parquet");
    assertThat(files.added()).isEmpty();
  }

  @Test
  void rewrittenManifestsAreNoChange() {
    lake.append(orders, 7);
    assertThat(change(table -> table.rewriteManifests().clusterBy(file -> "all").commit()))
        .isEqualTo(new TableChange.Unchanged());
  }

  @Test
  void rollbackTakesFilesAway() {
    long first = orders.currentSnapshot().snapshotId();
    lake.append(orders, 7);
    TableChange.Files files = files(table -> table.manageSnapshots().rollbackTo(first).commit());

    assertThat(files.removed()).hasSize(1);
    assertThat(files.added()).isEmpty();
  }

  @Test
  void branchesAreComparedLikeAnythingElse() {
    long first = orders.currentSnapshot().snapshotId();
    orders.newAppend().appendFile(file("left", 3)).commit();
    TableChange.Files files =
        files(
            table -> {
              table.manageSnapshots().rollbackTo(first).commit();
              table.newAppend().appendFile(file("right", 3)).commit();
            });

    assertThat(names(files.removed())).containsExactly("left.parquet");
    assertThat(names(files.added())).containsExactly("right.parquet");
  }

  @Test
  void cherryPickedFileIsAdded() {
    orders.newAppend().appendFile(file("staged", 3)).stageOnly().commit();
    long staged = latest(orders).snapshotId();
    TableChange.Files files =
        files(
            table -> {
              table.newAppend().appendFile(file("other", 3)).commit();
              table.manageSnapshots().cherrypick(staged).commit();
            });

    assertThat(names(files.added())).containsExactlyInAnyOrder("staged.parquet", "other.parquet");
  }

  @Test
  void changedPartitioningIsNoChange() {
    assertThat(change(table -> table.updateSpec().addField(Expressions.bucket("line", 4)).commit()))
        .isEqualTo(new TableChange.Unchanged());
  }

  @Test
  void columnsThatAreNotMappedMayChange() {
    TableChange.Files files =
        files(
            table -> {
              table
                  .updateSchema()
                  .updateColumn("line", Types.LongType.get())
                  .deleteColumn("stock_code")
                  .addColumn("upper", Types.StringType.get())
                  .commit();
              lake.append(table, 1);
            });

    assertThat(files.columns()).containsOnlyKeys("customer_id", "invoice_time", "quantity");
  }

  @Test
  void renamedColumnIsFoundByItsFieldId() {
    PinnedTable before = pin();
    orders.updateSchema().renameColumn("invoice_time", "happened").commit();
    lake.append(orders, 1);
    PinnedTable after = pin().withFieldIds(before.fieldIds());

    TableChange.Files files = (TableChange.Files) between(before, after);
    assertThat(files.columns()).containsEntry("invoice_time", 4);
    assertThat(orders.schemas().get(files.schemaId()).findColumnName(4)).isEqualTo("happened");
  }

  @Test
  void widenedColumnIsSaid() {
    assertThat(
            change(
                table -> {
                  table.updateSchema().updateColumn("quantity", Types.LongType.get()).commit();
                  lake.append(table, 1);
                }))
        .isEqualTo(underivable("the type of its column quantity was int and is long"));
  }

  @Test
  void columnThatWasDroppedAndAddedAgainIsSaid() {
    assertThat(
            change(
                table -> {
                  table.updateSchema().deleteColumn("quantity").commit();
                  table.updateSchema().addColumn("quantity", Types.IntegerType.get()).commit();
                  lake.append(table, 1);
                }))
        .isEqualTo(underivable("its column quantity is another one now (field id 7, then 8)"));
  }

  @Test
  void droppedColumnIsSaid() {
    PinnedTable before = pin();
    orders.updateSchema().renameColumn("invoice_time", "happened").commit();
    lake.append(orders, 1);

    assertThat(between(before, pin()))
        .isEqualTo(underivable("its column invoice_time was dropped in between"));
  }

  @Test
  void everyRowIsAddedToATableThatHadNoSnapshot() {
    lake.create("empty", TestLake.orders());
    PinnedTable none = catalogs.pin("lake.shop.empty");
    Table empty = lake.table("empty");
    lake.append(empty, 9);
    PinnedTable some = catalogs.pin("lake.shop.empty");

    assertThat(between(empty, none, none)).isEqualTo(new TableChange.Unchanged());
    assertThat(((TableChange.Files) between(empty, none, some)).rows()).isEqualTo(9);
    TableChange.Files gone = (TableChange.Files) between(empty, some, none);
    assertThat(gone.added()).isEmpty();
    assertThat(gone.removed()).hasSize(1);
  }

  @Test
  void expiredSnapshotIsSaid() {
    PinnedTable before = pin();
    lake.append(orders, 1);
    orders.expireSnapshots().expireSnapshotId(before.source().snapshotId()).commit();

    TableChange change = between(before, pin());
    assertThat(change).isInstanceOf(TableChange.Underivable.class);
    assertThat(((TableChange.Underivable) change).why())
        .startsWith("table lake.shop.orders: its snapshot " + before.source().snapshotId())
        .endsWith(", has expired");
  }

  @Test
  void rewritesAreStillFoundOutWhereTheSnapshotsBetweenHaveExpired() {
    PinnedTable before = pin();
    orders.newAppend().appendFile(file("new", 3)).commit();
    long between = orders.currentSnapshot().snapshotId();
    compact(orders);
    orders
        .expireSnapshots()
        .expireSnapshotId(between)
        .cleanupLevel(ExpireSnapshots.CleanupLevel.NONE)
        .commit();

    TableChange.Files files = (TableChange.Files) between(before, pin());
    assertThat(names(files.removed())).containsExactly("2.parquet");
    assertThat(names(files.added())).hasSize(1).allMatch(name -> name.startsWith("compacted"));
  }

  @Test
  void tableThatWasMadeAgainIsSaid() {
    PinnedTable before = pin();
    String uuid = orders.uuid().toString();
    lake.drop("orders");
    orders = lake.create("orders", TestLake.orders());
    lake.append(orders, 1);

    assertThat(between(before, pin()))
        .isEqualTo(
            underivable(
                "it was dropped and created again since snapshot "
                    + before.source().snapshotId()
                    + " was pinned (its uuid was "
                    + uuid
                    + " and is "
                    + orders.uuid()
                    + ")"));
  }

  /** Rewrites all files into one. */
  private void compact(Table table) {
    Set<DataFile> old = new HashSet<>();
    table.newScan().planFiles().forEach(task -> old.add(task.file()));
    long rows = old.stream().mapToLong(DataFile::recordCount).sum();
    DataFile compacted = file("compacted" + table.currentSnapshot().snapshotId(), rows);
    RewriteFiles rewrite = table.newRewrite().addFile(compacted);
    old.forEach(rewrite::deleteFile);
    rewrite.commit();
  }

  private TableChange change(Consumer<Table> doing) {
    PinnedTable before = pin();
    doing.accept(orders);
    return between(before, pin());
  }

  private TableChange.Files files(Consumer<Table> doing) {
    return (TableChange.Files) change(doing);
  }

  private PinnedTable pin() {
    return catalogs.pin(NAME);
  }

  private TableChange between(PinnedTable from, PinnedTable to) {
    return between(orders, from, to);
  }

  private static TableChange between(Table table, PinnedTable from, PinnedTable to) {
    table.refresh();
    return TableChange.between(
        table,
        from.source(),
        to.source(),
        ComparedColumns.of(MAPPED, from.fieldIds(), to.fieldIds()));
  }

  private static TableChange underivable(String why) {
    return new TableChange.Underivable("table " + NAME + ": " + why);
  }

  private DataFile file(String name, long records) {
    return DataFiles.builder(orders.spec())
        .withPath(orders.location() + "/data/" + name + ".parquet")
        .withFileSizeInBytes(1_000)
        .withRecordCount(records)
        .build();
  }

  private static Snapshot latest(Table table) {
    Snapshot latest = null;
    for (Snapshot snapshot : table.snapshots()) {
      if (latest == null || snapshot.sequenceNumber() > latest.sequenceNumber()) {
        latest = snapshot;
      }
    }
    return latest;
  }

  private static List<String> names(List<FileScanTask> tasks) {
    return tasks.stream()
        .map(task -> task.file().location())
        .map(location -> location.substring(location.lastIndexOf('/') + 1))
        .toList();
  }
}
