/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseFolder;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.reference.ReferenceAssembler;
import dev.hindcast.reference.ReferenceEnrichment;
import dev.hindcast.spark.enrich.BroadcastLimit;
import dev.hindcast.spark.enrich.Enrichments;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.ContentHash;
import dev.hindcast.spark.testing.RandomLake;
import dev.hindcast.spark.testing.Settings;
import dev.hindcast.spark.testing.WrittenSequence;
import dev.hindcast.spark.testing.WrittenSequences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The real job against the reference: many random cases, each a user of its own. Their definitions
 * mix both policies with enrichments, filters, exclusions, selections and derived attributes.
 */
class DifferentialInSparkTest {
  private static final int DEFINITIONS = 32;
  private static final int USERS_PER_DEFINITION = 1_563;
  private static final List<String> PARTITIONS = List.of("1", "3", "8");

  /** So few bytes that no enrichment's rows are sent to every task. */
  private static final String JOIN_ALL = "1";

  private static final String BROADCAST_ALL = "1g";

  private final ReferenceAssembler reference = new ReferenceAssembler();

  @Test
  void jobAnswersEveryRandomCaseAsTheReferenceDoes() throws IOException {
    long seed = RandomCases.printedSeed("differential in Spark");
    int users = RandomCases.count(USERS_PER_DEFINITION);
    long compared = 0;
    int joined = 0;
    for (int number = 0; number < DEFINITIONS; number++) {
      RandomLake lake = RandomLake.load("random_" + number, seed, number, users);
      boolean isJoined = number % 2 == 1 && mayJoin(lake.setup().definition());
      DatasetManifest manifest = build(lake, number, isJoined ? JOIN_ALL : BROADCAST_ALL);
      compared += compare(lake, manifest, "seed" + seed + "-definition" + number);
      if (isJoined && joined++ % 4 == 0) {
        assertThat(digests(build(lake, number + 1, BROADCAST_ALL)))
            .as("definition %d of seed %d, broadcast after it was joined", number, seed)
            .isEqualTo(digests(manifest));
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo((long) DEFINITIONS * users);
    System.out.printf(
        "%d cases, %d sequences of the job compared; %d of %d definitions joined%n",
        DEFINITIONS * users, compared, joined, DEFINITIONS);
  }

  /** Values as of a label are looked up while it is written, so they are never joined. */
  private static boolean mayJoin(DatasetDefinition definition) {
    List<EnrichmentDefinition> used = used(definition);
    return !used.isEmpty() && used.stream().allMatch(one -> one.asOf() == AsOf.EVENT);
  }

  private static List<EnrichmentDefinition> used(DatasetDefinition definition) {
    return definition.enrichments().stream()
        .filter(one -> Enrichments.isUsed(definition, one))
        .toList();
  }

  private static DatasetManifest build(RandomLake lake, int number, String broadcastLimit) {
    return Settings.with(
        Map.of(
            "spark.sql.shuffle.partitions",
            PARTITIONS.get(number % PARTITIONS.size()),
            BroadcastLimit.KEY,
            broadcastLimit),
        () -> Builds.run(lake.request()));
  }

  private static List<String> digests(DatasetManifest manifest) {
    return manifest.windows().stream()
        .map(window -> window.window() + " " + window.rows() + " " + window.rowDigest())
        .toList();
  }

  private long compare(RandomLake lake, DatasetManifest manifest, String place) throws IOException {
    DatasetDefinition definition = lake.setup().definition();
    assertThat(rejected(manifest)).as(place).isEqualTo(spoilt(lake));
    WrittenSequences written =
        WrittenSequences.read(lake.request().definition().definition(), manifest);
    ReferenceEnrichment enrichment =
        new ReferenceEnrichment(new ContentHash(definition)::ofDimension);
    long compared = 0;
    for (Case given : lake.cases()) {
      List<CaseAnswer> answers = enrichment.assemble(given, reference::assemble);
      for (CaseAnswer answer : answers) {
        compare(given, answers, answer, written, place);
      }
      compared += answers.size();
    }
    return compared;
  }

  private static void compare(
      Case given,
      List<CaseAnswer> answers,
      CaseAnswer answer,
      WrittenSequences written,
      String place)
      throws IOException {
    SequenceDefinition sequence =
        given.definition().sequences().stream()
            .filter(one -> one.name().equals(answer.sequence()))
            .findFirst()
            .orElseThrow();
    WrittenSequence expected = WrittenSequence.of(answer, sequence.columns());
    WrittenSequence found = written.get(answer.labelId(), answer.sequence());
    if (!expected.equals(found)) {
      Path folder = Path.of("target", "failed-cases", place + "-" + given.user());
      CaseFolder.write(folder, given, answers);
      assertThat(found)
          .as("%s of label %s, its case is in %s", answer.sequence(), answer.labelId(), folder)
          .isEqualTo(expected);
    }
  }

  private static Map<String, Long> rejected(DatasetManifest manifest) {
    Map<String, Long> rejected = new TreeMap<>();
    manifest
        .build()
        .rejected()
        .forEach(
            (input, reasons) -> {
              long rows = reasons.values().stream().mapToLong(Long::longValue).sum();
              if (rows > 0) {
                rejected.put(input, rows);
              }
            });
    return rejected;
  }

  /** Rows of enrichments' tables that are no versions, by enrichment. */
  private static Map<String, Long> spoilt(RandomLake lake) {
    Map<String, Long> spoilt = new TreeMap<>();
    for (EnrichmentDefinition enrichment : used(lake.setup().definition())) {
      CaseTable table = lake.setup().dimensions().get(enrichment.name());
      long rows =
          table.rows().stream()
              .filter(
                  row ->
                      row.get(enrichment.validFrom()) == null
                          || row.get(enrichment.knownAtColumn()) == null
                          || enrichment.key().values().stream().anyMatch(k -> row.get(k) == null))
              .count();
      if (rows > 0) {
        spoilt.put(enrichment.name(), rows);
      }
    }
    return spoilt;
  }
}
