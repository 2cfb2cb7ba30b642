/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cli.options.EnvironmentDefaults;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.time.Micros;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class EnvironmentVariablesTest {
  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void openShop() {
    shop = new TestShop(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void everyLongOptionHasAVariable() {
    for (CommandLine command : CommandTree.of(CommandTree.root())) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        String name = option.longestName();
        if (!name.equals("--help") && !name.equals("--version")) {
          assertThat(EnvironmentDefaults.variable(option))
              .as(name)
              .isEqualTo(
                  "HINDCAST_"
                      + name.substring(2).toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
      }
    }
  }

  @Test
  void aWholeBuildCanBeGivenByTheEnvironment() throws Exception {
    Path environment =
        Files.writeString(folder.resolve("local.conf"), "dataset.sequences.recent.max-length = 7");

    CommandRun run =
        CommandRun.of(
            Map.of(
                "HINDCAST_FROM", "2026-03-01",
                "HINDCAST_TO", "2026-03-02",
                "HINDCAST_KNOWLEDGE_TIME", "2026-04-01",
                "HINDCAST_ENV", environment.toString(),
                "HINDCAST_SET", "name=others\noutput.window=12 hours",
                "HINDCAST_FORMAT", "json",
                "HINDCAST_DRY_RUN", "true",
                "HINDCAST_SUBMIT", ""),
            "build",
            shop.definition());

    assertThat(run.exitCode()).as(run.err()).isZero();
    var request = BuildRequestJson.read("out", run.out());
    assertThat(request.knowledgeTimeMicros()).isEqualTo(Micros.parse("2026-04-01"));
    assertThat(request.windows()).hasSize(2);
    assertThat(request.definition().definition().name()).isEqualTo("others");
    assertThat(request.definition().definition().sequences().get(0).maxLength()).isEqualTo(7);
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironment() {
    CommandRun run =
        CommandRun.of(
            Map.of("HINDCAST_FORMAT", "json", "HINDCAST_SET", "name=others"),
            "check",
            shop.definition(),
            "--format",
            "text",
            "--set",
            "name=third");

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("The definition of dataset third is valid");
  }

  @Test
  void aFlagThatIsGivenTwiceIsStillSet() {
    assertThat(CommandRun.of(Map.of("HINDCAST_QUIET", "true"), "check", shop.definition()).err())
        .isEmpty();
    assertThat(
            CommandRun.of(Map.of("HINDCAST_QUIET", "true"), "check", shop.definition(), "-q").err())
        .isEmpty();
    assertThat(CommandRun.of(Map.of("HINDCAST_QUIET", "false"), "check", shop.definition()).err())
        .isNotEmpty();
  }
}
