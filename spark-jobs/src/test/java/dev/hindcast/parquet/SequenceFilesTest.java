/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceFilesTest {
  private static final OutputSchema SCHEMA =
      new OutputSchema(
          List.of(
              new OutputColumn("label_id", OutputType.STRING, false, 1, ""),
              new OutputColumn(
                  "s__item", new OutputType.ListOf(OutputType.INT64, true), false, 2, "")));

  @TempDir Path folder;

  @Test
  void rowsOfTwoWindowsGoToFilesOfTheirOwn() throws Exception {
    SequenceFiles files =
        new SequenceFiles(
            new Configuration(),
            new org.apache.hadoop.fs.Path(folder.toUri()),
            SCHEMA,
            FileOptions.DEFAULT,
            Micros.PER_DAY,
            3,
            "a0");
    LabelWindow first = new LabelWindow(0, Micros.PER_DAY);
    LabelWindow second = new LabelWindow(Micros.PER_DAY, 2 * Micros.PER_DAY);
    for (int i = 0; i < 10; i++) {
      int row = i;
      LabelWindow window = i % 2 == 0 ? first : second;
      files.write(
          window,
          window.fromMicros() + i,
          -i,
          (column, sink) -> {
            if (column == 0) {
              byte[] id = ("l" + row).getBytes(StandardCharsets.UTF_8);
              sink.addBytes(id, 0, id.length);
            } else {
              sink.beginList(row);
              for (int e = 0; e < row; e++) {
                if (e == 1) {
                  sink.addNull();
                } else {
                  sink.addLong(row * 10 + e);
                }
              }
            }
          });
    }
    List<WrittenFile> written = files.close();
    assertThat(written)
        .extracting(WrittenFile::path)
        .containsExactly(
            "label_date=1970-01-01/part-00003-a0-000.parquet",
            "label_date=1970-01-02/part-00003-a0-000.parquet");
    assertThat(written).extracting(WrittenFile::rows).containsExactly(5L, 5L);
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            duckdb
                .createStatement()
                .executeQuery(
                    "select string_agg(label_id || ':' || s__item::varchar, ' ' order by label_id) from '"
                        + folder
                        + "/*/*.parquet'")) {
      rows.next();
      assertThat(rows.getString(1))
          .startsWith("l0:[] l1:[10] l2:[20, NULL] l3:[30, NULL, 32] l4:[40, NULL, 42, 43]");
    }
  }
}
