/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.RowDigest;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceFilesTest {
  private static final Configuration CONFIGURATION = new Configuration();
  private static final OutputSchema SCHEMA =
      new OutputSchema(
          List.of(
              new OutputColumn("label_id", OutputType.STRING, false, 1, ""),
              new OutputColumn(
                  "s__item", new OutputType.ListOf(OutputType.INT64, true), false, 2, "")));

  @TempDir Path folder;

  private SequenceFiles files(FileOptions options, long windowLengthMicros) {
    return new SequenceFiles(
        CONFIGURATION,
        new org.apache.hadoop.fs.Path(folder.toUri()),
        SCHEMA,
        options,
        windowLengthMicros,
        3,
        "a0");
  }

  private static FileOptions options(long fileBytes, long rowGroupBytes, int rows, long memory) {
    return new FileOptions("zstd", fileBytes, rowGroupBytes, rows, memory, Map.of("k", "v"));
  }

  private static LabelWindow day(int number) {
    return new LabelWindow(number * Micros.PER_DAY, (number + 1) * Micros.PER_DAY);
  }

  private static ValueFeed row(String id, Object... items) {
    return ValueFeed.of(id, Arrays.asList(items));
  }

  private static ValueFeed random(int number, Random random) {
    Object[] items = random.longs(20).boxed().toArray();
    return row("l" + number, items);
  }

  private List<String> onDisk() throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private List<List<String>> read(List<WrittenFile> written) throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (WrittenFile file : written) {
      List<List<String>> some = ReadBack.duckDb(folder.resolve(file.path()));
      assertThat(some).hasSize((int) file.rows());
      rows.addAll(some);
    }
    return rows;
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    return rows.stream().sorted(Comparator.comparing(row -> row.get(0))).toList();
  }

  @Test
  void rowsGoToTheFilesOfTheirWindowsInTheOrderInWhichTheyCame() throws Exception {
    SequenceFiles files = files(FileOptions.DEFAULT, Micros.PER_DAY);
    files.write(day(1), Micros.PER_DAY + 7, 50, row("b", 1L, null));
    files.write(day(0), 5, -9, row("c"));
    files.write(day(1), Micros.PER_DAY, 60, row("a", 2L));
    List<WrittenFile> written = files.close();
    assertThat(written)
        .extracting(WrittenFile::path)
        .containsExactly(
            "label_date=1970-01-01/part-00003-a0-000.parquet",
            "label_date=1970-01-02/part-00003-a0-000.parquet")
        .isEqualTo(onDisk());
    assertThat(written).extracting(WrittenFile::window).containsExactly(day(0), day(1));
    assertThat(read(written))
        .containsExactly(List.of("'c'", "[]"), List.of("'b'", "[1,null]"), List.of("'a'", "[2]"));
    WrittenFile second = written.get(1);
    assertThat(second.minLabelTimeMicros()).isEqualTo(Micros.PER_DAY);
    assertThat(second.maxLabelTimeMicros()).isEqualTo(Micros.PER_DAY + 7);
    assertThat(second.minUserHash()).isEqualTo(50);
    assertThat(second.maxUserHash()).isEqualTo(60);
  }

  @Test
  void sizeAndDigestAreThoseOfTheFileAndTheListCanBeSent() throws Exception {
    SequenceFiles files = files(FileOptions.DEFAULT, Micros.PER_DAY);
    files.write(day(0), 0, 0, row("a", 1L, 2L));
    List<WrittenFile> written = files.close();
    byte[] bytes = Files.readAllBytes(folder.resolve(written.get(0).path()));
    assertThat(written.get(0).sizeBytes()).isEqualTo(bytes.length);
    assertThat(written.get(0).sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    new ObjectOutputStream(sent).writeObject(written.get(0));
    assertThat(sent.size()).isPositive();
  }

  @Test
  void windowsOfAnotherLengthAreNamedByTheInstantOfTheirStart() {
    long hour = Micros.PER_DAY / 24;
    SequenceFiles files = files(FileOptions.DEFAULT, hour);
    files.write(new LabelWindow(5 * hour, 6 * hour), 5 * hour, 0, row("a"));
    assertThat(files.close())
        .extracting(WrittenFile::path)
        .containsExactly("label_window=19700101T050000Z/part-00003-a0-000.parquet");
  }

  @Test
  void manyWindowsShareASmallMemory() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long memory = 600_000;
    SequenceFiles files = files(options(Long.MAX_VALUE, 1 << 30, 1 << 30, memory), Micros.PER_DAY);
    RowDigest all = RowDigest.ZERO;
    long most = 0;
    for (int i = 0; i < 20_000; i++) {
      int window = Math.min(random.nextInt(40), random.nextInt(40));
      files.write(day(window), day(window).fromMicros() + i, 0, random(i, random));
      most = Math.max(most, files.bufferedBytes());
    }
    assertThat(most).as("seed %d", seed).isBetween(memory / 2, memory);
    List<WrittenFile> written = files.close();
    for (WrittenFile file : written) {
      all = all.plus(file.rowDigest());
    }
    assertThat(written).hasSize(40);
    List<ValueFeed> fed = new ArrayList<>();
    Random again = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      again.nextInt(40);
      again.nextInt(40);
      fed.add(random(i, again));
    }
    ReadBack.assertEqual(sorted(read(written)), sorted(ReadBack.fed(SCHEMA, fed)));
    assertThat(written.stream().mapToLong(WrittenFile::rows).sum()).isEqualTo(20_000);
    assertThat(all).isEqualTo(ReferenceDigest.of(SCHEMA, fed));
  }

  @Test
  void aFileOfTheTargetSizeIsFollowedByTheNext() throws Exception {
    Random random = new Random(1);
    SequenceFiles files = files(options(100_000, 40_000, 1 << 30, 1 << 30), Micros.PER_DAY);
    List<ValueFeed> fed = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      fed.add(random(i, random));
      files.write(day(0), i, i, fed.get(i));
    }
    List<WrittenFile> written = files.close();
    assertThat(written).hasSizeBetween(4, 6);
    assertThat(written.subList(0, written.size() - 1))
        .allSatisfy(file -> assertThat(file.sizeBytes()).isBetween(100_000L, 145_000L));
    for (int i = 0; i < written.size(); i++) {
      assertThat(written.get(i).path()).endsWith("-a0-00" + i + ".parquet");
    }
    ReadBack.assertEqual(read(written), ReadBack.fed(SCHEMA, fed));
    assertThat(written.get(1).minLabelTimeMicros())
        .isEqualTo(written.get(0).maxLabelTimeMicros() + 1);
  }

  @Test
  void withoutRowsThereIsNoFile() throws IOException {
    assertThat(files(FileOptions.DEFAULT, Micros.PER_DAY).close()).isEmpty();
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void abortLeavesNothingNeitherOpenNorFinishedFiles() throws IOException {
    SequenceFiles files = files(options(1, 1, 2, 1 << 30), Micros.PER_DAY);
    for (int i = 0; i < 5; i++) {
      files.write(day(i % 2), day(i % 2).fromMicros(), 0, row("a", 1L));
    }
    assertThat(onDisk()).isNotEmpty();
    files.abort();
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void abortAfterAFeedThatFailedLeavesNothing() throws IOException {
    SequenceFiles files = files(options(1 << 30, 1 << 30, 1, 1 << 30), Micros.PER_DAY);
    files.write(day(0), 0, 0, row("a", 1L));
    RowFeed failing =
        (column, sink) -> {
          throw new IllegalStateException("no more");
        };
    assertThatThrownBy(() -> files.write(day(0), 0, 0, failing)).hasMessage("no more");
    assertThat(onDisk()).hasSize(1);
    files.abort();
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void aFileThatExistsIsNotOverwritten() throws IOException {
    SequenceFiles first = files(FileOptions.DEFAULT, Micros.PER_DAY);
    first.write(day(0), 0, 0, row("a", 1L));
    Path file = folder.resolve(first.close().get(0).path());
    byte[] before = Files.readAllBytes(file);
    SequenceFiles second = files(FileOptions.DEFAULT, Micros.PER_DAY);
    second.write(day(0), 0, 0, row("b", 2L));
    assertThatThrownBy(second::close)
        .isInstanceOf(HindcastException.class)
        .hasMessageStartingWith("Cannot write Parquet file file:" + file + ": ")
        .hasMessageContaining("already exists")
        .hasMessageEndingWith(
            "Check that the folder can be written and has space, then build again.");
    second.abort();
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aLabelOutsideOfItsWindowIsRefused() {
    SequenceFiles files = files(FileOptions.DEFAULT, Micros.PER_DAY);
    assertThatThrownBy(() -> files.write(day(1), 5, 0, row("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "label time 1970-01-01T00:00:00.000005Z lies outside of "
                + "[1970-01-02T00:00:00Z, 1970-01-03T00:00:00Z)");
  }
}
