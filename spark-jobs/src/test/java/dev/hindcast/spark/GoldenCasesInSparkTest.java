/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.GoldenCase;
import dev.hindcast.config.DefinitionFiles;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.example.ExampleSettings;
import dev.hindcast.spark.example.Example;
import dev.hindcast.spark.example.ExampleFolder;
import dev.hindcast.spark.example.ExampleResult;
import dev.hindcast.spark.example.Examples;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code src-test-data/cases}, by the real job, as the examples that they are. */
class GoldenCasesInSparkTest {
  private static final Path ROOT = Path.of("..", "src-test-data", "cases");

  static List<Path> folders() throws IOException {
    return GoldenCase.folders(ROOT);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void jobGivesWhatTheFolderExpects(Path folder) throws IOException {
    GoldenCase golden = GoldenCase.read(folder);
    ParsedDefinition parsed =
        DefinitionParser.parse(
            DefinitionFiles.read(
                folder.resolve("definition.conf"), Optional.empty(), List.of(), Map.of()));
    Example example =
        ExampleFolder.read(folder, parsed.definition())
            .with(
                new ExampleSettings(
                    OptionalLong.of(golden.fromMicros()),
                    OptionalLong.of(golden.toMicros()),
                    OptionalLong.of(golden.knowledgeTimeMicros())));

    ExampleResult result = new Examples(Lake.spark(), parsed, Map.of(), Builds::run).run(example);

    assertThat(result.problem()).isEmpty();
    assertThat(result.differences()).isEmpty();
    assertThat(result.sequences()).isEqualTo(golden.expected().size());
    assertThat(result.labels()).isEqualTo(golden.tables().get("labels").rows().size());
  }
}
