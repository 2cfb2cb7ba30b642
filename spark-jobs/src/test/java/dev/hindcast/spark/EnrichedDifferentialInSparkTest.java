/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseFolder;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseSetup;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.cases.CaseTables;
import dev.hindcast.cases.DefinitionText;
import dev.hindcast.cases.EnrichmentText;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.cases.RandomDimensions;
import dev.hindcast.cases.RandomSetups;
import dev.hindcast.cases.RandomUsers;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.reference.ReferenceAssembler;
import dev.hindcast.reference.ReferenceEnrichment;
import dev.hindcast.spark.enrich.BroadcastLimit;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.CaseLake;
import dev.hindcast.spark.testing.ContentHash;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.WrittenSequence;
import dev.hindcast.spark.testing.WrittenSequences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The real job against the reference, over random cases with enrichments. */
class EnrichedDifferentialInSparkTest {
  private static final int DEFINITIONS = 12;
  private static final int USERS_PER_DEFINITION = 300;

  @Test
  void jobEnrichesEveryRandomCaseAsTheReferenceDoes() throws IOException {
    long seed = RandomCases.printedSeed("enriched differential in Spark");
    int users = RandomCases.count(USERS_PER_DEFINITION);
    for (int number = 0; number < DEFINITIONS; number++) {
      compare(seed, number, users);
    }
  }

  private void compare(long seed, int number, int users) throws IOException {
    CaseSetup setup =
        RandomDimensions.enriched(RandomSetups.at(seed, number, CaseSetup.Kind.JOB), seed, number);
    Map<String, CaseTable> dimensions = RandomDimensions.tables(setup, seed, number);
    List<Case> cases = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      long index = (long) number * users + user;
      cases.add(RandomUsers.at(setup, seed, index, "u" + index));
    }
    String namespace = "enriched_random_" + number;
    CaseLake.load(namespace, CaseTables.of(setup.definition(), cases));
    CaseLake.load(namespace, dimensions);
    BuildRequest request =
        Builds.request(
            CaseLake.definition(
                namespace,
                setup.definition(),
                DefinitionText.of(setup.definition()) + EnrichmentText.of(setup.definition())),
            labelTimes(cases).min().orElseThrow(),
            labelTimes(cases).max().orElseThrow() + 1,
            setup.knowledgeTimeMicros());
    DatasetDefinition definition = request.definition().definition();
    DatasetManifest manifest = built(request, number);
    WrittenSequences written = WrittenSequences.read(definition, manifest);
    ContentHash hash = new ContentHash(definition);
    ReferenceEnrichment enrichment = new ReferenceEnrichment(dimensions);
    for (Case given : cases) {
      compare(hash.of(given), enrichment, written, "enriched-seed" + seed + "-definition" + number);
    }
  }

  /** Every other definition whose enrichments may be joined is built by the joins. */
  private static DatasetManifest built(BuildRequest request, int number) {
    boolean mayJoin =
        request.definition().definition().enrichments().stream()
            .allMatch((EnrichmentDefinition one) -> one.asOf() == AsOf.EVENT);
    if (!mayJoin || number % 2 == 0) {
      return Builds.run(request);
    }
    Lake.spark().sparkContext().conf().set(BroadcastLimit.KEY, "1");
    try {
      return Builds.run(request);
    } finally {
      Lake.spark().sparkContext().conf().remove(BroadcastLimit.KEY);
    }
  }

  private static LongStream labelTimes(List<Case> cases) {
    return cases.stream()
        .flatMap(given -> given.labels().stream())
        .mapToLong(CaseLabel::timeMicros);
  }

  private static void compare(
      Case given, ReferenceEnrichment enrichment, WrittenSequences written, String place)
      throws IOException {
    List<CaseAnswer> answers = enrichment.assemble(given, new ReferenceAssembler()::assemble);
    for (CaseAnswer answer : answers) {
      WrittenSequence found = written.get(answer.labelId(), answer.sequence());
      SequenceDefinition sequence =
          given.definition().sequences().stream()
              .filter(one -> one.name().equals(answer.sequence()))
              .findFirst()
              .orElseThrow();
      List<String> names = new ArrayList<>(List.of("note"));
      for (String name : sequence.enrich()) {
        names.addAll(given.definition().enrichment(name).columns().keySet());
      }
      for (String name : names) {
        List<Object> expected =
            new ArrayList<>(
                answer.events().stream().map(event -> event.values().get(name)).toList());
        if (!expected.equals(found.lists().get(name))) {
          Path folder = Path.of("target", "failed-cases", place + "-" + given.user());
          CaseFolder.write(folder, given, answers);
          assertThat(found.lists().get(name))
              .as("%s of label %s, %s, events in %s", name, answer.labelId(), sequence, folder)
              .isEqualTo(expected);
        }
      }
      assertThat(found.eligible()).isEqualTo(answer.eligible());
    }
  }
}
