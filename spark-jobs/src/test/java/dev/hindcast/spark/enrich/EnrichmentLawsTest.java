/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.assemble.SweepRunner;
import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What follows from the rule of enrichments under both policies, without a reference. */
class EnrichmentLawsTest {
  private static final long SEED = RandomCases.printedSeed("laws of enrichments");
  private static final int CASES = 1_500;
  private static final IndexedEnrichment INDEXED = new IndexedEnrichment();

  /** Changes one table of a case. */
  private interface RowChange
      extends BiFunction<EnrichmentDefinition, CaseTable, List<Map<String, Object>>> {}

  @Test
  void aRowThatIsKnownAfterTheKnowledgeTimeChangesNothing() {
    ofEachLabel(
        (given, random) -> {
          long k = knowledgeTimeMicros(given);
          assertSame(
              given,
              (enrichment, table) ->
                  copies(table, random, row -> row.put(enrichment.knownAtColumn(), k + 1)));
        });
  }

  @Test
  void aRowThatHoldsOnlyAfterTheLabelChangesNothing() {
    ofEachLabel(
        (given, random) -> {
          long t = given.labels().get(0).timeMicros();
          assertSame(
              given,
              (enrichment, table) ->
                  copies(table, random, row -> row.put(enrichment.validFrom(), t + 1)));
        });
  }

  @Test
  void aRowThatHoldsAtNoTimeChangesNothing() {
    ofEach(
        (given, random) ->
            assertSame(
                given,
                (enrichment, table) ->
                    enrichment.validTo().isEmpty()
                        ? List.of()
                        : copies(
                            table,
                            random,
                            row ->
                                row.put(
                                    enrichment.validTo().get(), row.get(enrichment.validFrom())))));
  }

  @Test
  void aRowOfAKeyThatNoEventHasChangesNothing() {
    ofEach(
        (given, random) ->
            assertSame(
                given,
                (enrichment, table) ->
                    copies(
                        table,
                        random,
                        row ->
                            row.computeIfPresent(
                                "k0",
                                (column, key) -> key instanceof Long ? (Object) 77L : "new"))));
  }

  @Test
  void deliveringRowsTwiceChangesNothing() {
    ofEach(
        (given, random) ->
            assertSame(given, (enrichment, table) -> copies(table, random, row -> {})));
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    ofEach(
        (given, random) -> {
          Map<String, CaseTable> shuffled = new LinkedHashMap<>();
          given
              .dimensions()
              .forEach(
                  (name, table) -> {
                    List<Map<String, Object>> rows = new ArrayList<>(table.rows());
                    Collections.shuffle(rows, random);
                    shuffled.put(name, new CaseTable(table.columns(), rows));
                  });
          assertThat(answers(given.withDimensions(shuffled))).isEqualTo(answers(given));
        });
  }

  @Test
  void labelsDoNotDisturbEachOther() {
    ofEach(
        (given, random) -> {
          List<CaseAnswer> alone = new ArrayList<>();
          given.labels().forEach(label -> alone.addAll(answers(given.withLabels(List.of(label)))));
          assertThat(answers(given)).isEqualTo(alone);
        });
  }

  private static void ofEach(BiConsumer<Case, Random> law) {
    for (int number = 0; number < RandomCases.count(CASES); number++) {
      Case given = RandomCases.raw(SEED, number);
      if (!given.dimensions().isEmpty()) {
        Random random = new Random(SEED + number);
        law.accept(given, random);
        boolean isAtLabel =
            given.definition().knowledge() instanceof KnowledgePolicy.AsKnownAtLabel;
        law.accept(
            given.withPolicy(
                isAtLabel
                    ? new KnowledgePolicy.AsKnownAt()
                    : new KnowledgePolicy.AsKnownAtLabel(random.nextInt(3))),
            random);
      }
    }
  }

  private static void ofEachLabel(BiConsumer<Case, Random> law) {
    ofEach(
        (given, random) ->
            given.labels().forEach(label -> law.accept(given.withLabels(List.of(label)), random)));
  }

  /** Some rows of a table once more, changed, and with values of their own. */
  private static List<Map<String, Object>> copies(
      CaseTable table, Random random, java.util.function.Consumer<Map<String, Object>> change) {
    List<Map<String, Object>> copies = new ArrayList<>();
    for (Map<String, Object> row : table.rows()) {
      if (random.nextBoolean()) {
        Map<String, Object> copy = new LinkedHashMap<>(row);
        change.accept(copy);
        if (!copy.equals(row)) {
          copy.put("text", "changed");
        }
        copies.add(copy);
      }
    }
    return copies;
  }

  private static void assertSame(Case given, RowChange more) {
    Map<String, CaseTable> changed = new LinkedHashMap<>();
    for (EnrichmentDefinition enrichment : given.definition().enrichments()) {
      CaseTable table = given.dimensions().get(enrichment.name());
      List<Map<String, Object>> rows = new ArrayList<>(more.apply(enrichment, table));
      rows.addAll(table.rows());
      changed.put(enrichment.name(), new CaseTable(table.columns(), rows));
    }
    assertThat(answers(given.withDimensions(changed))).isEqualTo(answers(given));
  }

  private static List<CaseAnswer> answers(Case given) {
    return INDEXED.assemble(given, SweepRunner::run);
  }

  private static long knowledgeTimeMicros(Case given) {
    return given
        .definition()
        .knowledge()
        .knowledgeTimeMicros(given.labels().get(0).timeMicros(), given.knowledgeTimeMicros());
  }
}
