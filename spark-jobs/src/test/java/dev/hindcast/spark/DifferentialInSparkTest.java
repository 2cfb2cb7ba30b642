/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseFolder;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseSetup;
import dev.hindcast.cases.CaseTables;
import dev.hindcast.cases.DefinitionText;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.cases.RandomSetups;
import dev.hindcast.cases.RandomUsers;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.reference.ReferenceAssembler;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.CaseLake;
import dev.hindcast.spark.testing.ContentHash;
import dev.hindcast.spark.testing.WrittenSequence;
import dev.hindcast.spark.testing.WrittenSequences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The real job against the reference: many random cases, each a user of its own. */
class DifferentialInSparkTest {
  private static final int DEFINITIONS = 16;
  private static final List<Integer> PARTITIONS = List.of(1, 3, 8);
  private static final int USERS_PER_DEFINITION = 3_125;

  private final ReferenceAssembler reference = new ReferenceAssembler();

  @Test
  void jobAnswersEveryRandomCaseAsTheReferenceDoes() throws IOException {
    long seed = RandomCases.printedSeed("differential in Spark");
    int users = RandomCases.count(USERS_PER_DEFINITION);
    long compared = 0;
    for (int number = 0; number < DEFINITIONS; number++) {
      compared += compare(seed, number, users);
    }
    assertThat(compared).isGreaterThanOrEqualTo((long) DEFINITIONS * users);
    System.out.println(
        DEFINITIONS * users + " cases, " + compared + " sequences of the job compared");
  }

  private long compare(long seed, int number, int users) throws IOException {
    CaseSetup setup = RandomSetups.at(seed, number, CaseSetup.Kind.JOB);
    List<Case> cases = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      long index = (long) number * users + user;
      cases.add(RandomUsers.at(setup, seed, index, "u" + index));
    }
    String namespace = "random_" + number;
    CaseLake.load(namespace, CaseTables.of(setup.definition(), cases));
    BuildRequest request = request(namespace, setup, cases);
    DatasetDefinition definition = request.definition().definition();
    DatasetManifest manifest = Builds.run(request, PARTITIONS.get(number % PARTITIONS.size()));
    WrittenSequences written = WrittenSequences.read(definition, manifest);
    assertThat(manifest.build().rejected().values()).allMatch(reasons -> reasons.isEmpty());
    ContentHash hash = new ContentHash(definition);
    long compared = 0;
    for (Case given : cases) {
      compared += compare(hash.of(given), written, "seed" + seed + "-definition" + number);
    }
    return compared;
  }

  private static BuildRequest request(String namespace, CaseSetup setup, List<Case> cases) {
    return Builds.request(
        CaseLake.definition(namespace, setup.definition(), DefinitionText.of(setup.definition())),
        labelTimes(cases).min().orElseThrow(),
        labelTimes(cases).max().orElseThrow() + 1,
        setup.knowledgeTimeMicros());
  }

  private static LongStream labelTimes(List<Case> cases) {
    return cases.stream()
        .flatMap(given -> given.labels().stream())
        .mapToLong(CaseLabel::timeMicros);
  }

  private int compare(Case given, WrittenSequences written, String place) throws IOException {
    List<CaseAnswer> answers = reference.assemble(given);
    for (CaseAnswer answer : answers) {
      WrittenSequence expected =
          WrittenSequence.of(
              answer,
              given.definition().sequences().stream()
                  .filter(sequence -> sequence.name().equals(answer.sequence()))
                  .findFirst()
                  .orElseThrow()
                  .columns());
      WrittenSequence found = written.get(answer.labelId(), answer.sequence());
      if (!expected.equals(found)) {
        Path folder = Path.of("target", "failed-cases", place + "-" + given.user());
        CaseFolder.write(folder, given, answers);
        assertThat(found)
            .as("%s of label %s, its case is in %s", answer.sequence(), answer.labelId(), folder)
            .isEqualTo(expected);
      }
    }
    return answers.size();
  }
}
