/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.assemble.LabelTrace;
import dev.hindcast.spark.assemble.TracedLabel;
import dev.hindcast.spark.enrich.BroadcastLimit;
import dev.hindcast.spark.ingest.Ingest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.RandomLake;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/** What is assembled again for one label is what its row holds, for labels of random cases. */
class RandomLabelsExplainedTest {
  private static final int DEFINITIONS = 4;
  private static final int USERS_PER_DEFINITION = 120;

  @Test
  void rowsOfLabelsTracedAloneAreThoseThatWereStored() {
    long seed = RandomCases.printedSeed("explained labels");
    int users = RandomCases.count(USERS_PER_DEFINITION);
    int compared = 0;
    for (int number = 0; number < DEFINITIONS; number++) {
      compared += compare(seed, number, users);
    }
    System.out.println(compared + " labels explained");
    assertThat(compared).isGreaterThanOrEqualTo(DEFINITIONS * users);
  }

  private static int compare(long seed, int number, int users) {
    BuildRequest request = RandomLake.load("explained_" + number, seed, number, users).request();
    DatasetManifest manifest = Builds.run(request);
    Map<String, StoredRow> stored = stored(request.definition().definition(), manifest);
    List<TracedLabel> traced = traced(request);
    assertThat(traced).hasSize(stored.size());
    for (TracedLabel label : traced) {
      assertThat(stored.get(label.labelId()).differences(label.values()))
          .as("label %s of definition %s, seed %s", label.labelId(), number, seed)
          .isEmpty();
    }
    ObjectNode whole =
        new LabelExplanation(
                Lake.spark(), request, Builds.store(request.definition().definition()), manifest)
            .explain(traced.get(0).labelId(), Optional.empty());
    assertThat(whole.path("agrees").asBoolean()).isTrue();
    return traced.size();
  }

  private static List<TracedLabel> traced(BuildRequest request) {
    BuildRequest ofWhole = request.with(new DefinitionVariants(request.definition()).whole());
    Ingest ingest = new DatasetBuild(Lake.spark(), Progress.NONE).ingest(ofWhole);
    ingest.enrichments().load(Lake.spark(), BroadcastLimit.bytes(Lake.spark()), 1);
    return LabelTrace.of(ofWhole, ingest, ingest.rows());
  }

  private static Map<String, StoredRow> stored(
      DatasetDefinition definition, DatasetManifest manifest) {
    Dataset<Row> rows = Builds.rows(definition, manifest);
    InternalRow[] internal =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows)
            .queryExecution()
            .executedPlan()
            .executeCollect();
    Map<String, StoredRow> stored = new HashMap<>();
    for (InternalRow row : internal) {
      StoredRow one = new StoredRow(rows.schema(), row);
      stored.put(one.text(0), one);
    }
    return stored;
  }
}
