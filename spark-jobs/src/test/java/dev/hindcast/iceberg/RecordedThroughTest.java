/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commits say that a table is recorded until then. */
class RecordedThroughTest {
  @TempDir Path folder;
  private TestLake lake;
  private SourceCatalogs catalogs;

  /** A hundred rows, the last that were recorded. */
  private Snapshot recorded;

  private DataFile file;

  @BeforeEach
  void openLake() throws IOException {
    lake = TestLake.withShop(folder);
    catalogs = lake.open();
    Table orders = orders();
    recorded = orders.currentSnapshot();
    try (CloseableIterable<FileScanTask> files = orders.newScan().planFiles()) {
      file = files.iterator().next().file();
    }
  }

  @AfterEach
  void closeLake() {
    catalogs.close();
    lake.close();
  }

  @Test
  void rowsThatComeAreNews() {
    lake.append(orders(), 1);
    isNews(DataOperations.APPEND);

    commit(orders -> orders.newOverwrite().deleteFile(file).addFile(data("merged", 101)).commit());
    isNews(DataOperations.OVERWRITE);

    commit(
        orders -> orders.newRowDelta().addRows(data("more", 4)).addDeletes(positions(3)).commit());
    isNews(DataOperations.OVERWRITE);
  }

  @Test
  void streamThatReplacesRowsByTheirKeyIsNews() {
    commit(
        orders -> orders.newRowDelta().addRows(data("upserted", 4)).addDeletes(keys(4)).commit());
    isNews(DataOperations.OVERWRITE);
  }

  @Test
  void deletedFilesAreNoNews() {
    commit(orders -> orders.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit());
    isNoNews(DataOperations.DELETE);
  }

  @Test
  void deleteThatCopiesTheRowsThatStayIsNoNews() {
    commit(orders -> orders.newOverwrite().deleteFile(file).addFile(data("left", 60)).commit());
    isNoNews(DataOperations.OVERWRITE);
  }

  @Test
  void deleteThatMarksRowsIsNoNews() {
    commit(orders -> orders.newRowDelta().addDeletes(positions(40)).commit());
    isNoNews(DataOperations.DELETE);
  }

  @Test
  void updatesAreNoNews() {
    commit(orders -> orders.newOverwrite().deleteFile(file).addFile(data("copied", 100)).commit());
    isNoNews(DataOperations.OVERWRITE);

    commit(
        orders ->
            orders.newRowDelta().addRows(data("changed", 5)).addDeletes(positions(5)).commit());
    isNoNews(DataOperations.OVERWRITE);
  }

  @Test
  void commitsWithoutRowsAndRewrittenFilesAreNoNews() {
    commit(orders -> orders.newAppend().commit());
    isNoNews(DataOperations.APPEND);

    commit(orders -> orders.newRewrite().deleteFile(file).addFile(data("packed", 100)).commit());
    isNoNews(DataOperations.REPLACE);
  }

  @Test
  void nothingIsKnownOnceTheLastNewsHasExpired() {
    commit(orders -> orders.newRowDelta().addDeletes(positions(40)).commit());
    commit(orders -> orders.expireSnapshots().expireSnapshotId(recorded.snapshotId()).commit());

    assertThat(catalogs.pin("lake.shop.orders").dataCommittedAtMicros()).isEmpty();
  }

  private void isNews(String operation) {
    Snapshot last = orders().currentSnapshot();
    assertThat(last.operation()).isEqualTo(operation);
    assertThat(committedAt()).isEqualTo(last.timestampMillis());
  }

  private void isNoNews(String operation) {
    Snapshot last = orders().currentSnapshot();
    assertThat(last.operation()).isEqualTo(operation);
    assertThat(last.timestampMillis()).isGreaterThan(recorded.timestampMillis());
    assertThat(committedAt()).isEqualTo(recorded.timestampMillis());
  }

  private long committedAt() {
    return catalogs.pin("lake.shop.orders").dataCommittedAtMicros().orElseThrow() / 1_000;
  }

  private void commit(Consumer<Table> change) {
    change.accept(orders());
  }

  private Table orders() {
    return lake.table("orders");
  }

  private DataFile data(String name, long rows) {
    return DataFiles.builder(orders().spec())
        .withPath(orders().location() + "/data/" + name + ".parquet")
        .withFileSizeInBytes(1_000)
        .withRecordCount(rows)
        .build();
  }

  private DeleteFile positions(long rows) {
    return deletes("positions-" + rows, rows).ofPositionDeletes().build();
  }

  private DeleteFile keys(long rows) {
    return deletes("keys-" + rows, rows).ofEqualityDeletes(1).build();
  }

  private FileMetadata.Builder deletes(String name, long rows) {
    return FileMetadata.deleteFileBuilder(orders().spec())
        .withPath(orders().location() + "/data/" + name + ".parquet")
        .withFileSizeInBytes(100)
        .withRecordCount(rows);
  }
}
