/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.FileOptions;
import dev.hindcast.parquet.OutputColumn;
import dev.hindcast.parquet.OutputSchema;
import dev.hindcast.parquet.OutputType;
import dev.hindcast.parquet.SequenceFiles;
import dev.hindcast.parquet.ValueFeed;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.parquet.audit.AuditRules;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/** A file of three row groups as a build would write it, and what its manifest says of it. */
record CheckedSample(Path folder, PublishedFile file) {
  static final LabelWindow WINDOW =
      new LabelWindow(20 * Micros.PER_DAY, 20 * Micros.PER_DAY + Micros.PER_DAY);
  private static final int ROWS = 240;
  private static final int ROWS_OF_GROUP = 80;

  /** One row before it is written. */
  record Sample(long hash, String user, long time, String id, List<Object> values) {
    static final Comparator<Sample> ORDER =
        Comparator.comparingLong(Sample::hash)
            .thenComparing(Sample::user)
            .thenComparingLong(Sample::time)
            .thenComparing(Sample::id);
  }

  private static final OutputSchema SCHEMA =
      new OutputSchema(
          List.of(
              new OutputColumn("id", OutputType.STRING, false, 1, ""),
              new OutputColumn("user", OutputType.STRING, false, 2, ""),
              new OutputColumn("at", OutputType.TIMESTAMP, false, 3, ""),
              new OutputColumn("weight", OutputType.DOUBLE, true, 4, ""),
              new OutputColumn("s__length", OutputType.INT32, false, 5, ""),
              new OutputColumn("s__eligible", OutputType.INT64, false, 6, ""),
              new OutputColumn("s__max_event_time", OutputType.TIMESTAMP, true, 7, ""),
              new OutputColumn("s__max_arrival_time", OutputType.TIMESTAMP, true, 8, ""),
              new OutputColumn("s__event_time", list(OutputType.TIMESTAMP, false), false, 9, ""),
              new OutputColumn("s__item", list(OutputType.STRING, true), false, 10, ""),
              new OutputColumn("s__price", list(OutputType.decimal(9, 2), true), false, 11, ""),
              new OutputColumn(
                  "s__vector", list(list(OutputType.FLOAT, true), true), false, 12, "")));

  private static OutputType list(OutputType element, boolean nullable) {
    return new OutputType.ListOf(element, nullable);
  }

  static FileRules rules() {
    List<dev.hindcast.dataset.OutputColumn> columns = new ArrayList<>();
    for (OutputColumn column : SCHEMA.columns()) {
      String name = column.name();
      ColumnRole role =
          switch (name) {
            case "id" -> ColumnRole.LABEL_ID;
            case "user" -> ColumnRole.USER;
            case "at" -> ColumnRole.LABEL_TIME;
            case "weight" -> ColumnRole.CARRIED;
            default -> ColumnRole.ELEMENT;
          };
      String sequence = role == ColumnRole.ELEMENT ? "s" : "";
      columns.add(
          new dev.hindcast.dataset.OutputColumn(
              name, text(column.type()), column.fieldId(), role, sequence, ""));
    }
    AuditRules.Sequence sequence =
        new AuditRules.Sequence(
            "s",
            List.of("s__item", "s__price", "s__vector"),
            Micros.PER_DAY,
            0,
            50,
            false,
            false,
            List.of());
    return new FileRules(columns, new AuditRules("at", true, 0, Long.MAX_VALUE, List.of(sequence)));
  }

  private static String text(OutputType type) {
    return type instanceof OutputType.ListOf list
        ? "list<" + text(list.element()) + ">"
        : type.json().replace("\"", "");
  }

  /** Rows that keep to the rules, in their order. */
  static List<Sample> rows(Random random) {
    List<Sample> rows = new ArrayList<>();
    for (int n = 0; n < ROWS; n++) {
      String user = "user " + random.nextInt(40);
      byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
      long hash = XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, 42);
      long time = WINDOW.fromMicros() + random.nextInt(1_000_000_000);
      rows.add(new Sample(hash, user, time, "label " + n, values(n, user, time, random)));
    }
    rows.sort(Sample.ORDER);
    return rows;
  }

  private static List<Object> values(int n, String user, long time, Random random) {
    int length = random.nextInt(12);
    List<Object> times = new ArrayList<>();
    List<Object> items = new ArrayList<>();
    List<Object> prices = new ArrayList<>();
    List<Object> vectors = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      times.add(time - (length - i) * 1_000L - random.nextInt(1_000));
      items.add(random.nextInt(9) == 0 ? null : "item " + random.nextInt(30));
      prices.add(random.nextInt(1_000_000));
      vectors.add(List.of(random.nextFloat(), random.nextFloat()));
    }
    List<Object> values = new ArrayList<>();
    values.add("label " + n);
    values.add(user);
    values.add(time);
    values.add(random.nextBoolean() ? random.nextDouble() : null);
    values.add(length);
    values.add((long) length);
    values.add(length == 0 ? null : times.get(length - 1));
    values.add(length == 0 ? null : times.get(length - 1));
    values.addAll(List.of(times, items, prices, vectors));
    return values;
  }

  /** Writes rows in the order in which they stand. */
  static CheckedSample write(Path folder, String compression, List<Sample> rows) {
    FileOptions options =
        new FileOptions(
            compression, 1 << 30, 1 << 30, ROWS_OF_GROUP, 1 << 30, Map.of("hindcast.build", "b-1"));
    SequenceFiles files =
        new SequenceFiles(
            new Configuration(),
            new org.apache.hadoop.fs.Path(folder.resolve("data/b-1").toUri()),
            SCHEMA,
            options,
            Micros.PER_DAY,
            0,
            "a");
    rows.forEach(
        row -> files.write(WINDOW, row.time(), row.hash(), ValueFeed.of(row.values().toArray())));
    return new CheckedSample(folder, published(files.close().get(0)));
  }

  private static PublishedFile published(WrittenFile file) {
    return new PublishedFile(
        "data/b-1/" + file.path(),
        file.window(),
        file.sizeBytes(),
        file.rows(),
        file.sha256(),
        file.rowDigest(),
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        file.minUserHash(),
        file.maxUserHash());
  }

  Path path() {
    return folder.resolve(file.path());
  }

  CheckedFile check() {
    return check(file);
  }

  /** Checks the file against what another entry says of it. */
  CheckedFile check(PublishedFile entry) {
    return new FileCheck(new Configuration(), rules())
        .check(new org.apache.hadoop.fs.Path(path().toUri()), entry);
  }

  byte[] bytes() {
    try {
      return Files.readAllBytes(path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void overwrite(byte[] bytes) {
    try {
      Files.write(path(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
