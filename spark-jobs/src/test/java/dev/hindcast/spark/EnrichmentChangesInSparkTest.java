/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseSetup;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.cases.RandomSetups;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.enrich.Enrichments;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.CaseLake;
import dev.hindcast.spark.testing.RandomLake;
import dev.hindcast.spark.testing.WrittenSequences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dimension that changes after a label changes nothing for that label, in real builds. */
class EnrichmentChangesInSparkTest {
  private static final int DEFINITIONS = 3;
  private static final int USERS = 200;
  private static final long SEED = RandomCases.printedSeed("changed dimensions in Spark");

  @ParameterizedTest
  @ValueSource(strings = {"as-known-at-label", "as-known-at"})
  void rowsThatComeAfterALabelChangeLaterLabelsOnly(String policy) {
    long changed = 0;
    int built = 0;
    for (int number = 0; built < DEFINITIONS; number++) {
      DatasetDefinition definition = RandomSetups.at(SEED, number, CaseSetup.Kind.JOB).definition();
      if (definition.knowledge().text().equals(policy) && !used(definition).isEmpty()) {
        String namespace = "changed_" + policy.replace('-', '_') + number;
        changed += laterChanges(RandomLake.load(namespace, SEED, number, USERS));
        built++;
      }
    }
    assertThat(changed).as("sequences of later labels that differ, seed %d", SEED).isPositive();
  }

  /** How many sequences of later labels differ, when no other may. */
  private static long laterChanges(RandomLake lake) {
    List<Long> times = lake.labelTimes().sorted().boxed().toList();
    long time = times.get(times.size() / 2);
    WrittenSequences before = built(lake);
    append(lake, time);
    WrittenSequences after = built(lake);
    long changes = 0;
    for (Case given : lake.cases()) {
      for (CaseLabel label : given.labels()) {
        for (SequenceDefinition sequence : given.definition().sequences()) {
          boolean isChanged =
              !after
                  .get(label.id(), sequence.name())
                  .equals(before.get(label.id(), sequence.name()));
          changes += isChanged ? 1 : 0;
          if (label.timeMicros() <= time) {
            assertThat(isChanged)
                .as("%s of %s in %s, seed %d", sequence.name(), label, lake.namespace(), SEED)
                .isFalse();
          }
        }
      }
    }
    return changes;
  }

  private static WrittenSequences built(RandomLake lake) {
    BuildRequest request = lake.request();
    return WrittenSequences.read(request.definition().definition(), Builds.run(request));
  }

  /** All rows once more: some delivered again, others known or valid only after a label time. */
  private static void append(RandomLake lake, long labelTimeMicros) {
    DatasetDefinition definition = lake.setup().definition();
    KnowledgePolicy knowledge = definition.knowledge();
    long k = knowledge.knowledgeTimeMicros(labelTimeMicros, lake.setup().knowledgeTimeMicros());
    for (EnrichmentDefinition enrichment : used(definition)) {
      CaseTable table = lake.setup().dimensions().get(enrichment.name());
      List<Map<String, Object>> rows = new ArrayList<>(table.rows());
      for (Map<String, Object> row : table.rows()) {
        boolean isVersion = row.get("valid_from") != null && row.get("known_at") != null;
        if (isVersion) {
          rows.add(changed(row, enrichment.knownAtColumn(), k + 1));
          rows.add(changed(row, enrichment.validFrom(), labelTimeMicros + 1));
        }
      }
      CaseLake.append(lake.namespace(), enrichment.name(), new CaseTable(table.columns(), rows));
    }
  }

  private static Map<String, Object> changed(Map<String, Object> row, String column, long micros) {
    Map<String, Object> changed = new LinkedHashMap<>(row);
    changed.put(column, micros);
    changed.put("valid_to", null);
    changed.put("text", "changed");
    return changed;
  }

  private static List<EnrichmentDefinition> used(DatasetDefinition definition) {
    return definition.enrichments().stream()
        .filter(one -> Enrichments.isUsed(definition, one))
        .toList();
  }
}
