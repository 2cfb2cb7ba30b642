/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.ExpectedSequence;
import dev.hindcast.cases.GoldenCase;
import dev.hindcast.reference.ReferenceAssembler;
import dev.hindcast.reference.ReferenceEnrichment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code src-test-data/cases}, by the sweep and by the reference. */
class GoldenCasesTest {
  private static final Path ROOT = Path.of("..", "src-test-data", "cases");

  static List<Path> folders() throws IOException {
    return GoldenCase.folders(ROOT);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void sweepGivesWhatTheFolderExpects(Path folder) throws IOException {
    GoldenCase golden = GoldenCase.read(folder);
    assertThat(lines(golden, SweepRunner::run)).isEqualTo(golden.expected());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void referenceGivesWhatTheFolderExpects(Path folder) throws IOException {
    GoldenCase golden = GoldenCase.read(folder);
    assertThat(lines(golden, new ReferenceAssembler()::assemble)).isEqualTo(golden.expected());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void folderExpectsSomethingOfEveryLabelAndTellsWhy(Path folder) throws IOException {
    GoldenCase golden = GoldenCase.read(folder);
    int labels = golden.tables().get("labels").rows().size();
    assertThat(golden.expected()).hasSize(labels * golden.definition().sequences().size());
    assertThat(Files.readString(folder.resolve("README.md"))).startsWith("# ");
  }

  private static List<ExpectedSequence> lines(
      GoldenCase golden, Function<Case, List<CaseAnswer>> assembler) {
    ReferenceEnrichment enrichment = new ReferenceEnrichment();
    Map<String, CaseAnswer> answers = new HashMap<>();
    for (Case user : golden.cases()) {
      for (CaseAnswer answer : enrichment.assemble(user, assembler)) {
        answers.put(answer.labelId() + "/" + answer.sequence(), answer);
      }
    }
    return golden.expected().stream()
        .map(line -> line.of(answers.get(line.labelId() + "/" + line.sequence())))
        .toList();
  }
}
