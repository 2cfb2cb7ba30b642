/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what DuckDB and Arrow C++ read. */
class ReadBackTest {
  @TempDir Path folder;

  private Path write(OutputSchema schema, List<ValueFeed> rows, FileOptions options) {
    Path file = folder.resolve("rows.parquet");
    PageCompression compression = new PageCompression(new Configuration(), options.compression());
    SequenceFileWriter writer =
        new SequenceFileWriter(
            new Configuration(),
            new org.apache.hadoop.fs.Path(file.toUri()),
            schema,
            options,
            compression);
    rows.forEach(writer::write);
    writer.close();
    compression.release();
    return file;
  }

  private void assertReadBack(OutputSchema schema, List<ValueFeed> rows, FileOptions options)
      throws Exception {
    Path file = write(schema, rows, options);
    List<List<String>> fed = ReadBack.fed(schema, rows);
    ReadBack.assertEqual(ReadBack.duckDb(file), fed);
    ReadBack.assertEqual(ReadBack.arrow(file), fed);
  }

  private static FileOptions options(String compression, long rowGroupBytes, int rowGroupRows) {
    return new FileOptions(
        compression, Long.MAX_VALUE, rowGroupBytes, rowGroupRows, Long.MAX_VALUE, Map.of());
  }

  @Test
  void everyTypeAtItsEdgesAloneInListsAndInNestedLists() throws Exception {
    OutputSchema schema = Samples.schema();
    List<ValueFeed> rows = new ArrayList<>();
    for (int edge = 0; edge < 8; edge++) {
      List<Object> row = new ArrayList<>();
      for (OutputType.Scalar scalar : Samples.SCALARS) {
        List<Object> edges = Samples.edges(scalar);
        Object value = edges.get(edge % edges.size());
        row.add(value);
        row.add(Arrays.asList(value, null, value));
        row.add(Arrays.asList(List.of(), null, edges, Collections.singletonList(null)));
      }
      rows.add(new ValueFeed(row));
    }
    assertReadBack(schema, rows, FileOptions.DEFAULT);
  }

  @Test
  void nullsEmptyListsAndListsOfNothingElseInEveryColumn() throws Exception {
    OutputSchema schema = Samples.schema();
    List<ValueFeed> rows = new ArrayList<>();
    for (int kind = 0; kind < 4; kind++) {
      List<Object> row = new ArrayList<>();
      for (OutputColumn column : schema.columns()) {
        boolean list = column.type().depth() > 0;
        Object nothing = kind == 1 ? List.of() : Collections.singletonList(null);
        row.add(kind == 0 || !list ? null : kind == 3 ? Arrays.asList(null, null) : nothing);
      }
      rows.add(new ValueFeed(row));
    }
    assertReadBack(schema, rows, FileOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "snappy", "gzip", "uncompressed"})
  void randomRowsInManyRowGroups(String compression) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    OutputSchema schema = Samples.schema();
    List<ValueFeed> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      rows.add(Samples.randomRow(schema, i < 600 ? 3 : 12, random));
    }
    System.out.println("random rows, seed " + seed);
    assertReadBack(schema, rows, options(compression, Long.MAX_VALUE, 250));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "snappy"})
  void columnsThatGiveUpTheirDictionaryAfterSomePages(String compression) throws Exception {
    OutputSchema schema =
        new OutputSchema(
            List.of(
                new OutputColumn("text", OutputType.STRING, true, 1, ""),
                new OutputColumn(
                    "numbers", new OutputType.ListOf(OutputType.INT64, true), false, 2, ""),
                new OutputColumn(
                    "texts", new OutputType.ListOf(OutputType.STRING, false), false, 3, "")));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<ValueFeed> rows = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      // The first pages repeat a few values, the later ones never do.
      int distinct = i < 30_000 ? 50 : Integer.MAX_VALUE;
      String text = "text number " + random.nextInt(distinct);
      List<Object> numbers = new ArrayList<>();
      List<Object> texts = new ArrayList<>();
      for (int e = random.nextInt(20); e > 0; e--) {
        numbers.add(e == 7 ? null : (Object) (long) random.nextInt(distinct));
        texts.add("t" + random.nextInt(distinct));
      }
      rows.add(ValueFeed.of(i % 11 == 0 ? null : text, numbers, texts));
    }
    System.out.println("dictionaries, seed " + seed);
    assertReadBack(schema, rows, options(compression, Long.MAX_VALUE, 50_000));
  }

  @Test
  void stringsOfAMegabyte() throws Exception {
    OutputSchema schema =
        new OutputSchema(
            List.of(
                new OutputColumn("text", OutputType.STRING, false, 1, ""),
                new OutputColumn(
                    "texts", new OutputType.ListOf(OutputType.STRING, true), false, 2, "")));
    List<ValueFeed> rows = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String megabyte = ("" + i).repeat(1 << 20);
      rows.add(ValueFeed.of(megabyte, Arrays.asList(megabyte + "x", null, "", megabyte)));
      rows.add(ValueFeed.of("", List.of()));
    }
    assertReadBack(schema, rows, options("zstd", 4 << 20, 1_000));
  }

  @Test
  void oneColumnOfOneValueOnly() throws Exception {
    OutputSchema schema =
        new OutputSchema(List.of(new OutputColumn("n", OutputType.INT32, false, 1, "")));
    List<ValueFeed> rows = Collections.nCopies(100_000, ValueFeed.of(7));
    assertReadBack(schema, rows, FileOptions.DEFAULT);
    assertReadBackSnappy(schema, rows);
  }

  private void assertReadBackSnappy(OutputSchema schema, List<ValueFeed> rows) throws Exception {
    Files.delete(folder.resolve("rows.parquet"));
    assertReadBack(schema, rows, options("snappy", Long.MAX_VALUE, 1_000_000));
  }
}
