/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.assemble.SweepRunner;
import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseSetup;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.cases.RandomSetups;
import dev.hindcast.cases.RandomUsers;
import dev.hindcast.reference.ReferenceAssembler;
import dev.hindcast.reference.ReferenceEnrichment;
import dev.hindcast.spark.testing.ContentHash;
import org.junit.jupiter.api.Test;

/** The index and the sweep against the reference, over many random cases. */
class IndexedEnrichmentTest {
  private static final int DEFINITIONS = 1_000;
  private static final int USERS_PER_DEFINITION = 50;

  @Test
  void indexAndSweepAnswerEveryRandomCaseAsTheReferenceDoes() {
    long seed = RandomCases.printedSeed("indexed enrichments");
    IndexedEnrichment indexed = new IndexedEnrichment();
    for (int number = 0; number < RandomCases.count(DEFINITIONS); number++) {
      CaseSetup setup = RandomSetups.at(seed, number, CaseSetup.Kind.CORE);
      ContentHash hash = new ContentHash(setup.definition());
      ReferenceEnrichment reference = new ReferenceEnrichment(hash::ofDimension);
      for (int user = 0; user < USERS_PER_DEFINITION; user++) {
        long index = (long) number * USERS_PER_DEFINITION + user;
        Case given = RandomUsers.at(setup, seed, index, "u" + index);
        assertThat(indexed.assemble(given, SweepRunner::run))
            .as("user %d of definition %d of seed %d", user, number, seed)
            .isEqualTo(reference.assemble(given, new ReferenceAssembler()::assemble));
      }
    }
  }
}
