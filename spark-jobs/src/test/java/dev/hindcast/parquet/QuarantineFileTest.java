/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineFileTest {
  @TempDir Path folder;

  private QuarantineFile open() {
    return new QuarantineFile(
        new Configuration(),
        new org.apache.hadoop.fs.Path(folder.resolve("q.parquet").toUri()),
        List.of("reason", "row"),
        FileOptions.DEFAULT);
  }

  @Test
  void textsAndNullsAreReadBack() throws Exception {
    QuarantineFile file = open();
    file.write("null-user", "{\"user\":null}");
    file.write("", null);
    assertThat(file.rows()).isEqualTo(2);
    file.close();
    assertThat(ReadBack.duckDb(folder.resolve("q.parquet")))
        .containsExactly(List.of("'null-user'", "'{\"user\":null}'"), List.of("''", "null"));
  }

  @Test
  void withoutRowsOrAfterAnAbortThereIsNoFile() {
    open().close();
    QuarantineFile file = open();
    file.write("a", "b");
    file.abort();
    assertThat(Files.exists(folder.resolve("q.parquet"))).isFalse();
  }

  @Test
  void aRowOfAnotherWidthIsRefused() {
    QuarantineFile file = open();
    assertThatThrownBy(() -> file.write("a")).hasMessage("1 values for 2 columns");
    file.abort();
  }
}
