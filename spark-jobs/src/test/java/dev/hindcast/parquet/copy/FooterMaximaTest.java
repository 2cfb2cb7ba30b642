/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FooterMaximaTest {
  private static final MessageType TYPE =
      MessageTypeParser.parseMessageType(
          "message row { required int32 length; required int64 eligible; optional int64 none;"
              + " optional group inner { optional int64 length; } optional binary text; }");
  private static final List<String> COLUMNS = List.of("length", "eligible");

  @TempDir private java.nio.file.Path folder;

  @Test
  void theGreatestOfAllRowGroupsCountsAndInnerColumnsDoNot() throws IOException {
    Path file = written(1_000);

    assertThat(FooterMaxima.of(new Configuration(), file, COLUMNS))
        .isEqualTo(Map.of("length", 995L, "eligible", 7_000_000_995L));
  }

  @Test
  void aFileWithoutRowsHasNone() throws IOException {
    assertThat(FooterMaxima.of(new Configuration(), written(0), COLUMNS)).isEmpty();
  }

  @Test
  void columnsWithoutStatisticsOfIntegersAndTornFilesAreRefused() throws IOException {
    Path file = written(10);
    assertThatThrownBy(() -> FooterMaxima.of(new Configuration(), file, List.of("text")))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("column text has no statistics of integers");

    java.nio.file.Path torn = Files.writeString(folder.resolve("torn.parquet"), "PAR1 and no more");
    assertThatThrownBy(() -> FooterMaxima.of(new Configuration(), new Path(torn.toUri()), COLUMNS))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("Cannot read the footer of Parquet file " + new Path(torn.toUri()));
  }

  /** Lengths up to 995, the greatest in the middle; inner ones are greater. */
  private Path written(int rows) throws IOException {
    Path file = new Path(folder.resolve(rows + ".parquet").toUri());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file).withType(TYPE).withRowGroupRowCountLimit(100).build()) {
      for (int n = 0; n < rows; n++) {
        int length = n == 555 ? 995 : n % 500;
        Group row =
            new SimpleGroupFactory(TYPE)
                .newGroup()
                .append("length", length)
                .append("eligible", 7_000_000_000L + length)
                .append("text", "t");
        row.addGroup("inner").append("length", 1_000_000L);
        writer.write(row);
      }
    }
    return file;
  }
}
