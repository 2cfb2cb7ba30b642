/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.reference.ReferenceAssembler;
import dev.hindcast.reference.ReferenceEnrichment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFolderTest {
  private final ReferenceAssembler reference = new ReferenceAssembler();

  @Test
  void aWrittenCaseReadsBackWithTheSameAnswers(@TempDir Path root) throws IOException {
    long seed = RandomCases.printedSeed("case folder");
    for (int number = 0; number < RandomCases.count(30); number++) {
      Case written = RandomCases.at(seed, number);
      Path folder = root.resolve("case" + number);
      CaseFolder.write(folder, written, reference.assemble(written));
      GoldenCase golden = GoldenCase.read(folder);
      Case read = new ReferenceEnrichment().attached(golden.cases().get(0));
      assertThat(reference.assemble(read)).hasSameSizeAs(golden.expected());
      assertThat(lines(golden, reference.assemble(read))).isEqualTo(golden.expected());
      assertThat(read.definition()).isEqualTo(written.definition());
    }
  }

  private static List<ExpectedSequence> lines(GoldenCase golden, List<CaseAnswer> answers) {
    return answers.stream().map(golden.expected().get(0)::of).toList();
  }

  @Test
  void theSmallestCaseKeepsOnlyWhatMakesItFail() {
    Case given = RandomCases.at(7, 0);
    for (int number = 1; given.revisions().size() < 6; number++) {
      given = RandomCases.at(7, number);
    }
    String source = given.revisions().get(3).source();
    Case smallest =
        CaseShrinker.smallest(
            given,
            candidate -> candidate.revisions().stream().anyMatch(r -> r.source().equals(source)));
    assertThat(smallest.revisions()).hasSize(1);
    assertThat(smallest.labels()).isEmpty();
    assertThat(smallest.definition().sequences()).hasSize(1);
  }
}
