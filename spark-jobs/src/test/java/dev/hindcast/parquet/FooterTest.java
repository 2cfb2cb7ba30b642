/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FooterTest {
  private static final Configuration CONFIGURATION = new Configuration();

  @TempDir Path folder;

  private ParquetMetadata footer(OutputSchema schema, List<ValueFeed> rows) throws IOException {
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("f.parquet").toUri());
    FileOptions options =
        new FileOptions("zstd", 1 << 30, 1 << 30, 2, 1 << 30, Map.of("hindcast.build", "b-1"));
    PageCompression compression = new PageCompression(CONFIGURATION, "zstd");
    SequenceFileWriter writer =
        new SequenceFileWriter(CONFIGURATION, file, schema, options, compression);
    rows.forEach(writer::write);
    writer.close();
    compression.release();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, CONFIGURATION))) {
      return reader.getFooter();
    }
  }

  @Test
  void theSchemaIsWhatTheFormatPageSays() {
    OutputType list = new OutputType.ListOf(OutputType.INT64, false);
    OutputSchema schema =
        new OutputSchema(
            List.of(
                new OutputColumn("label_id", OutputType.STRING, false, 1, ""),
                new OutputColumn("at", OutputType.TIMESTAMP, true, 2, ""),
                new OutputColumn("small", OutputType.INT8, true, 3, ""),
                new OutputColumn("day", OutputType.DATE, true, 4, ""),
                new OutputColumn("price", OutputType.decimal(20, 2), true, 5, ""),
                new OutputColumn("s__event_time", list, false, 6, ""),
                new OutputColumn("s__tags", new OutputType.ListOf(list, true), false, 7, "")));
    MessageType expected =
        MessageTypeParser.parseMessageType(
            """
            message hindcast {
              required binary label_id (STRING) = 1;
              optional int64 at (TIMESTAMP(MICROS,true)) = 2;
              optional int32 small (INTEGER(8,true)) = 3;
              optional int32 day (DATE) = 4;
              optional fixed_len_byte_array(9) price (DECIMAL(20,2)) = 5;
              required group s__event_time (LIST) = 6 {
                repeated group list {
                  required int64 element = 1000006;
                }
              }
              required group s__tags (LIST) = 7 {
                repeated group list {
                  optional group element (LIST) = 1000007 {
                    repeated group list {
                      required int64 element = 2000007;
                    }
                  }
                }
              }
            }
            """);
    assertThat(schema.parquet()).isEqualTo(expected);
    assertThat(schema.parquet()).hasToString(expected.toString());
    assertThat(schema.indexOf("day")).isEqualTo(3);
    assertThat(schema.indexOf("none")).isEqualTo(-1);
  }

  @Test
  void noTypeIsStoredAsInt96() {
    assertThat(Samples.schema().parquet().getColumns())
        .extracting(ColumnDescriptor::getPrimitiveType)
        .extracting(type -> type.getPrimitiveTypeName())
        .contains(PrimitiveTypeName.INT64)
        .doesNotContain(PrimitiveTypeName.INT96);
  }

  @Test
  void fixedDecimalsTakeTheFewestBytesThatHoldThem() {
    assertThat(OutputSchema.fixedLength(OutputType.decimal(18, 0))).isZero();
    assertThat(OutputSchema.fixedLength(OutputType.decimal(19, 0))).isEqualTo(9);
    assertThat(OutputSchema.fixedLength(OutputType.decimal(21, 0))).isEqualTo(9);
    assertThat(OutputSchema.fixedLength(OutputType.decimal(22, 0))).isEqualTo(10);
    assertThat(OutputSchema.fixedLength(OutputType.decimal(38, 0))).isEqualTo(16);
  }

  @Test
  void rowGroupsHaveStatisticsOfScalarsAndNoneOfLists() throws IOException {
    OutputSchema schema =
        new OutputSchema(
            List.of(
                new OutputColumn("at", OutputType.TIMESTAMP, true, 1, ""),
                new OutputColumn("weight", OutputType.DOUBLE, true, 2, ""),
                new OutputColumn(
                    "s", new OutputType.ListOf(OutputType.INT64, true), false, 3, "")));
    ParquetMetadata footer =
        footer(
            schema,
            List.of(
                ValueFeed.of(9L, 1.0, List.of(1L)),
                ValueFeed.of(5L, -1.0, List.of()),
                ValueFeed.of(null, Double.NaN, List.of(2L)),
                ValueFeed.of(7L, 3.0, List.of(1L))));
    assertThat(footer.getFileMetaData().getKeyValueMetaData())
        .containsEntry("hindcast.build", "b-1");
    assertThat(footer.getBlocks()).extracting(BlockMetaData::getRowCount).containsExactly(2L, 2L);
    assertThat(footer.getBlocks())
        .flatExtracting(BlockMetaData::getColumns)
        .extracting(ColumnChunkMetaData::getCodec)
        .containsOnly(CompressionCodecName.ZSTD);
    LongStatistics first =
        (LongStatistics) footer.getBlocks().get(0).getColumns().get(0).getStatistics();
    assertThat(first.getMin()).isEqualTo(5);
    assertThat(first.getMax()).isEqualTo(9);
    List<ColumnChunkMetaData> second = footer.getBlocks().get(1).getColumns();
    assertThat(second.get(0).getStatistics().getNumNulls()).isEqualTo(1);
    assertThat(second.get(1).getStatistics().hasNonNullValue()).isFalse();
    assertThat(second.get(2).getStatistics().isEmpty()).isTrue();
    assertThat(second.get(2).getColumnIndexReference()).isNull();
    assertThat(second.get(2).getOffsetIndexReference()).isNotNull();
  }
}
