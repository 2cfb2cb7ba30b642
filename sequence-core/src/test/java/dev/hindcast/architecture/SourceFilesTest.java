/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that no longer fits in a head is split. */
class SourceFilesTest {
  private static final long MOST_LINES = 400;

  @ParameterizedTest
  @ValueSource(strings = {"sequence-core", "spark-jobs", "backfill"})
  void noSourceFileIsLongerThanFourHundredLines(String module) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();

      assertThat(sources).isNotEmpty();
      assertThat(sources).filteredOn(file -> lines(file) > MOST_LINES).isEmpty();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
