/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.verify.CheckedSample.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {
  @TempDir Path folder;

  private final List<Sample> rows = CheckedSample.rows(new Random(4));

  @Test
  void aFileAsItWasPublishedIsReadToTheLastRow() {
    CheckedFile checked = write().check();

    assertThat(checked.findings()).as("%s", checked.first()).isZero();
    assertThat(checked.isRead()).isTrue();
    assertThat(checked.rows()).isEqualTo(rows.size());
    assertThat(checked.events()).isPositive();
  }

  @Test
  void aFileThatIsGoneIsAFinding() throws IOException {
    CheckedSample sample = write();
    Files.delete(sample.path());

    assertFinding(sample.check(), "missing", "there is no such file");
  }

  @Test
  void aTornFileIsFoundByItsSize() {
    CheckedSample sample = write();
    byte[] bytes = sample.bytes();
    sample.overwrite(Arrays.copyOf(bytes, bytes.length / 2));

    CheckedFile checked = sample.check();

    assertFinding(checked, "size", bytes.length / 2 + " bytes, published were " + bytes.length);
    assertFinding(checked, "footer", "the footer cannot be read");
    assertThat(checked.isRead()).isFalse();
    assertThat(checked.first()).allMatch(one -> one.remedy() == Finding.Remedy.RESTORE);
  }

  @Test
  void anEmptyFileIsFoundByItsSize() {
    CheckedSample sample = write();
    sample.overwrite(new byte[0]);

    assertFinding(sample.check(), "size", "0 bytes, published were");
  }

  @Test
  void anotherFileInItsPlaceIsFoundByItsSchema() throws IOException {
    CheckedSample sample = write();
    Files.delete(sample.path());
    try (ParquetWriter<?> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(sample.path().toUri()))
            .withType(MessageTypeParser.parseMessageType("message m { required int64 id = 1; }"))
            .build()) {
      assertThat(writer.getDataSize()).isZero();
    }

    CheckedFile checked = sample.check();

    assertFinding(checked, "schema", "1 columns, the version has 12");
    assertFinding(checked, "row-count", "0 rows, published were " + rows.size());
  }

  @Test
  void rowsInAnotherOrderAreFoundWithTheirPlace() {
    Collections.swap(rows, 100, 200);

    CheckedFile checked = write().check();

    assertThat(checked.first())
        .anyMatch(one -> one.check().equals("row-order") && one.rowGroup() == 1 && one.row() > 99);
    assertThat(checked.first()).allMatch(one -> one.remedy() == Finding.Remedy.REPORT);
  }

  @Test
  void aListOfAnotherLengthIsFoundInItsRow() {
    assertSpoilt(90, row -> row.set(4, 49), "aligned-lists", "s__item has");
  }

  @Test
  void aGreatestEventTimeThatIsNoneOfTheListIsFound() {
    int row = firstWithEvents();
    assertSpoilt(row, values -> values.set(6, 1L), "max-event-time", "the list has");
  }

  @Test
  void anEventOfTheFutureIsFound() {
    int row = firstWithEvents();
    assertSpoilt(
        row,
        values -> {
          List<Object> times = new ArrayList<>((List<?>) values.get(8));
          times.set(times.size() - 1, (Long) values.get(2));
          values.set(8, times);
          values.set(6, values.get(2));
        },
        "event-too-late",
        "is not before");
  }

  @Test
  void aLabelOfAnotherWindowIsFound() {
    assertSpoilt(
        7, row -> row.set(2, CheckedSample.WINDOW.toMicros()), "label-window", "outside of");
  }

  @Test
  void rowsOfAnotherDigestThanThePublishedAreFound() {
    CheckedSample sample = write();
    PublishedFile file = sample.file();
    PublishedFile other =
        new PublishedFile(
            file.path(),
            file.window(),
            file.sizeBytes(),
            file.rows(),
            file.sha256(),
            new RowDigest(1, 2),
            file.minLabelTimeMicros(),
            file.maxLabelTimeMicros(),
            file.minUserHash(),
            file.maxUserHash() + 1);

    assertFinding(sample.check(other), "row-digest", file.rowDigest().toString());
    assertFinding(sample.check(other), "claimed-range", "user hashes");
  }

  @Test
  void allFindingsAreCountedAndTwentyAreListed() {
    for (int n = 0; n < rows.size(); n++) {
      spoil(n, values -> values.set(4, 49));
    }

    CheckedFile checked = write().check();

    assertThat(checked.findings()).isGreaterThan(rows.size());
    assertThat(checked.first()).hasSize(FileFindings.LISTED);
  }

  private int firstWithEvents() {
    int row = 0;
    while ((Integer) rows.get(row).values().get(4) == 0) {
      row++;
    }
    return row;
  }

  private void assertSpoilt(int row, Consumer<List<Object>> change, String check, String detail) {
    spoil(row, change);

    CheckedFile checked = write().check();

    assertThat(checked.first())
        .anyMatch(
            one -> one.check().equals(check) && one.row() == row && one.detail().contains(detail));
  }

  private void spoil(int row, Consumer<List<Object>> change) {
    Sample old = rows.get(row);
    List<Object> values = new ArrayList<>(old.values());
    change.accept(values);
    rows.set(row, new Sample(old.hash(), old.user(), old.time(), old.id(), values));
  }

  private CheckedSample write() {
    return CheckedSample.write(folder, "zstd", rows);
  }

  private static void assertFinding(CheckedFile checked, String check, String detail) {
    assertThat(checked.first())
        .anyMatch(one -> one.check().equals(check) && one.detail().contains(detail));
  }
}
