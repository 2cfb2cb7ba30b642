/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which columns get a dictionary; what they hold is read back elsewhere. */
class DictionaryTest {
  private static final Configuration CONFIGURATION = new Configuration();
  private static final int LIST = 40;

  @TempDir Path folder;

  /** Whether the column chunk of each row group has a dictionary; lists of 40 elements. */
  private List<Boolean> dictionaries(
      OutputType element, int rows, int rowGroupRows, IntFunction<Object> elements)
      throws IOException {
    OutputSchema schema =
        new OutputSchema(
            List.of(new OutputColumn("s", new OutputType.ListOf(element, false), false, 1, "")));
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("f.parquet").toUri());
    FileOptions options =
        new FileOptions("zstd", 1 << 30, 1 << 30, rowGroupRows, 1 << 30, Map.of());
    PageCompression compression = new PageCompression(CONFIGURATION, "zstd");
    SequenceFileWriter writer =
        new SequenceFileWriter(CONFIGURATION, file, schema, options, compression);
    for (int row = 0; row < rows; row++) {
      int first = row * LIST;
      writer.write(ValueFeed.of(IntStream.range(first, first + LIST).mapToObj(elements).toList()));
    }
    writer.close();
    compression.release();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, CONFIGURATION))) {
      return reader.getFooter().getBlocks().stream()
          .map(block -> block.getColumns().get(0))
          .map(ColumnChunkMetaData::hasDictionaryPage)
          .toList();
    }
  }

  @Test
  void valuesThatRepeatHaveOne() throws IOException {
    assertThat(dictionaries(OutputType.INT64, 1_000, 500, i -> (long) i % 5_000))
        .containsExactly(true, true);
  }

  @Test
  void textsThatRepeatOnlyFarApartHaveOne() throws IOException {
    assertThat(dictionaries(OutputType.STRING, 2_000, 2_000, i -> "item " + i * 31L % 7_000))
        .containsExactly(true);
  }

  @Test
  void valuesOfWhichNoneRepeatHaveNone() throws IOException {
    assertThat(dictionaries(OutputType.INT64, 1_000, 500, i -> (long) i))
        .containsExactly(false, false);
  }

  @Test
  void aFewValuesThatDoNotRepeatTellNothingOfTheNextRowGroup() throws IOException {
    assertThat(dictionaries(OutputType.INT64, 20, 10, i -> i < 400 ? (long) i : 7L))
        .containsExactly(false, true);
  }

  @Test
  void aColumnThatStopsToRepeatKeepsTheDictionaryOfItsFirstPages() throws IOException {
    assertThat(
            dictionaries(
                OutputType.INT64, 12_000, 12_000, i -> i < 200_000 ? (long) i % 9 : i + 0L))
        .containsExactly(true);
  }
}
