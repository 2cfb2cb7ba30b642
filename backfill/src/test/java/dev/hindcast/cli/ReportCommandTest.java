/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void publishAVersion() {
    shop = TestShop.withVersion(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void thePageIsWrittenAndWhatStandsFirstIsSaid() throws IOException {
    Path page = folder.resolve("pages/report.html");

    CommandRun run = report("--out", page);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(page + "\n");
    assertThat(run.err()).startsWith("Warning: 2 rows of orders were rejected\n");
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .contains("2 rows of orders were rejected", "Sequence <code>recent", "2 label windows")
        .doesNotContain("Compared with");
  }

  @Test
  void programsReadWhereThePageIsAndWhatItSaysFirst() throws IOException {
    Path page = folder.resolve("report.html");

    JsonNode json = new ObjectMapper().readTree(report("--out", page, "--format=json").out());

    assertThat(json.path("report").asText()).isEqualTo(page.toString());
    assertThat(json.path("version").asInt()).isEqualTo(1);
    assertThat(json.at("/notices/0").asText()).startsWith("Warning: ");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandRun run = report("--out", file.resolve("report.html"));

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err())
        .contains("Cannot write the report of baskets@v1 to " + file)
        .contains("Name a file that can be written with --out.");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 51})
  void asManySamplesAsNoPageHasAreRefused(int samples) {
    CommandRun run = report("--out=report.html", "--samples=" + samples);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "Cannot show "
                + samples
                + " sequences: a page has 0 to 50 of them. Correct --samples.\n");
  }

  @Test
  void thePagesFileMustBeNamed() {
    CommandRun run = report();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--out");
  }

  private CommandRun report(Object... options) {
    return CommandRun.of("report", shop.dataset(), options);
  }
}
