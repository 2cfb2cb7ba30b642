/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.config.DefinitionFiles;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked definitions of {@code configs/}: each has a README, examples, and they hold. */
class WorkedDefinitionsTest {
  static final Path CONFIGS = Path.of("..", "configs");

  /** Definitions of the tutorials, settings of machines, samples for clusters. */
  private static final Set<String> OTHER_FOLDERS = Set.of("datasets", "environments", "cluster");

  static List<Path> folders() throws IOException {
    try (Stream<Path> entries = Files.list(CONFIGS)) {
      return entries
          .filter(Files::isDirectory)
          .filter(folder -> !OTHER_FOLDERS.contains(folder.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyExampleComesOutAsItWasWorkedOutByHand(Path folder) {
    List<ExampleResult> results =
        new Examples(Lake.spark(), definition(folder), Map.of(), Builds::run)
            .runAll(new ExampleFolder(folder.resolve("examples")));

    assertThat(results).hasSizeGreaterThanOrEqualTo(3);
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.problem()).as(result.name()).isEmpty();
              assertThat(result.differences()).as(result.name()).isEmpty();
              assertThat(result.labels()).as(result.name()).isPositive();
            });
  }

  @ParameterizedTest
  @MethodSource("folders")
  void everyColumnIsExpectedToHaveAValueInSomeExample(Path folder) {
    ParsedDefinition parsed = definition(folder);
    for (SequenceDefinition sequence : parsed.definition().sequences()) {
      Set<String> expected = new TreeSet<>();
      for (Path example : new ExampleFolder(folder.resolve("examples")).examples()) {
        ExampleFolder.read(example, parsed.definition()).expected().stream()
            .filter(line -> line.sequence().equals(sequence.name()))
            .flatMap(line -> line.cells().entrySet().stream())
            .filter(cell -> Objects.nonNull(cell.getValue()))
            .forEach(cell -> expected.add(cell.getKey()));
      }
      assertThat(expected).as(sequence.name()).containsAll(sequence.columns());
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aReadmeTellsWhatEachExampleIsAbout(Path folder) throws IOException {
    String readme = Files.readString(folder.resolve("README.md"));

    assertThat(new ExampleFolder(folder.resolve("examples")).examples())
        .allSatisfy(
            example -> assertThat(readme).contains("[" + example.getFileName() + "](examples/"));
  }

  private static ParsedDefinition definition(Path folder) {
    return definition(folder, List.of());
  }

  /** The definition of a folder with keys of it set anew. */
  static ParsedDefinition definition(Path folder, List<String> settings) {
    Path file = folder.resolve(folder.getFileName() + ".conf");
    return DefinitionParser.parse(DefinitionFiles.read(file, Optional.empty(), settings, Map.of()));
  }
}
