/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.cases.CaseTables;
import dev.hindcast.cases.DefinitionText;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.correct.TouchedLabels;
import dev.hindcast.spark.correct.VersionCorrection;
import dev.hindcast.spark.publish.VersionPublisher;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.CaseLake;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.RandomLake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** Random tables that change: no label outside of the ranges may differ between full builds. */
class SnapshotChangesTest {
  private static final int LAKES = 6;
  private static final int CORRECTED_LAKES = 3;
  private static final int USERS = 60;

  private record Written(String user, long timeMicros, String text) {}

  @Test
  void everyLabelThatDiffersIsTouched() {
    long seed = RandomCases.printedSeed("SnapshotChangesTest");
    int affected = 0;
    int touching = 0;
    int labels = 0;
    List<TouchCount> counts = new ArrayList<>();
    for (int number = 0; number < RandomCases.count(LAKES); number++) {
      Random random = new Random(seed + number);
      String namespace = "touched" + number;
      RandomLake lake = RandomLake.load(namespace, seed, number, USERS);
      change(namespace, lake, random);
      BuildRequest before = request(lake, earlier(lake, random));
      Map<String, Written> was = written(before);
      change(namespace, lake, random);
      BuildRequest after = lake.request();
      Map<String, Written> is = written(after);

      SnapshotChanges changes = new SnapshotChanges(Lake.spark());
      TouchedLabels touched = changes.between(before, after);
      counts.addAll(changes.counts());

      Set<String> ids = new HashSet<>(was.keySet());
      ids.addAll(is.keySet());
      for (String id : ids) {
        for (Map<String, Written> side : List.of(was, is)) {
          Written label = side.get(id);
          boolean differs = label != null && !label.equals((side == was ? is : was).get(id));
          boolean isTouched =
              label != null
                  && touched.selects(
                      id.getBytes(UTF_8), label.user().getBytes(UTF_8), label.timeMicros());
          assertThat(!differs || isTouched)
              .as("seed %d, lake %d, label %s: %s, %s", seed, number, id, was.get(id), is.get(id))
              .isTrue();
          affected += differs ? 1 : 0;
          touching += isTouched ? 1 : 0;
          labels += label == null ? 0 : 1;
        }
      }
    }
    System.out.printf(
        "SnapshotChangesTest: %,d labels, %,d touched, %,d affected%n", labels, touching, affected);
    Map<TouchReason, Long> sums = new TreeMap<>();
    counts.forEach(one -> sums.merge(one.reason(), one.touching() + one.unseen(), Long::sum));
    System.out.println("SnapshotChangesTest: " + sums);
    assertThat(affected).isPositive();
    assertThat(touching).isLessThan(labels);
  }

  @Test
  void aCorrectionByWhatChangedIsAFullBuild() {
    long seed = RandomCases.printedSeed("SnapshotChangesTest, corrections");
    int corrected = 0;
    for (int number = 0; number < RandomCases.count(CORRECTED_LAKES); number++) {
      Random random = new Random(seed + number);
      String namespace = "corrected_by_change" + number;
      RandomLake lake = RandomLake.load(namespace, seed, number, USERS);
      change(namespace, lake, random);
      DatasetManifest base = Builds.run(request(lake, earlier(lake, random)));
      change(namespace, lake, random);
      BuildRequest request = lake.request();
      Optional<DatasetManifest> version =
          new VersionCorrection(
                  Lake.spark(),
                  new DatasetBuild(Lake.spark(), Progress.NONE),
                  Builds.store(request.definition().definition()),
                  base,
                  request,
                  new SnapshotChanges(Lake.spark()),
                  VersionPublisher.open(request, new Configuration()).folders())
              .run()
              .version();

      assertThat(content(version.orElse(base)))
          .as("seed %d, lake %d", seed, number)
          .isEqualTo(content(Builds.run(lake.request())));
      corrected += version.isPresent() ? 1 : 0;
    }
    assertThat(corrected).isPositive();
  }

  private static List<String> content(DatasetManifest manifest) {
    return manifest.windows().stream()
        .map(window -> window.window() + " " + window.rows() + " " + window.rowDigest())
        .sorted()
        .toList();
  }

  /** Leaves out some revisions and labels, and some rows of each enrichment's table. */
  private static void change(String namespace, RandomLake lake, Random random) {
    List<Case> some = new ArrayList<>();
    for (Case given : lake.cases()) {
      List<CaseRevision> revisions = new ArrayList<>(given.revisions());
      revisions.removeIf(row -> random.nextInt(25) == 0);
      List<CaseLabel> labels = new ArrayList<>(given.labels());
      labels.removeIf(row -> random.nextInt(40) == 0);
      some.add(given.withRevisions(revisions).withLabels(labels));
    }
    DatasetDefinition definition = lake.setup().definition();
    CaseLake.overwrite(namespace, CaseTables.of(definition, some));
    Map<String, CaseTable> dimensions = new HashMap<>();
    lake.setup()
        .dimensions()
        .forEach(
            (name, table) -> {
              List<Map<String, Object>> rows = new ArrayList<>(table.rows());
              rows.removeIf(row -> random.nextInt(20) == 0);
              dimensions.put(name, new CaseTable(table.columns(), rows));
            });
    CaseLake.overwrite(namespace, dimensions);
  }

  /** A knowledge time by which all labels of the lake can be known. */
  private static long earlier(RandomLake lake, Random random) {
    long latest = lake.setup().knowledgeTimeMicros();
    KnowledgePolicy policy = lake.setup().definition().knowledge();
    long least = Math.min(latest, lake.labelTimes().max().orElseThrow() + 1 - policy.delayMicros());
    return random.nextBoolean() ? latest : latest - (long) (random.nextDouble() * (latest - least));
  }

  private static BuildRequest request(RandomLake lake, long knowledgeTimeMicros) {
    DatasetDefinition definition = lake.setup().definition();
    return Builds.request(
            CaseLake.definition(lake.namespace(), definition, DefinitionText.of(definition)),
            lake.labelTimes().min().orElseThrow(),
            lake.labelTimes().max().orElseThrow() + 1,
            knowledgeTimeMicros)
        .with(lake.request().waivers());
  }

  private static Map<String, Written> written(BuildRequest request) {
    DatasetDefinition definition = request.definition().definition();
    DatasetManifest manifest = Builds.run(request);
    Map<String, Written> rows = new HashMap<>();
    if (manifest.files().isEmpty()) {
      return rows;
    }
    LabelSource labels = definition.labels();
    for (Row row :
        Builds.rows(definition, manifest)
            .select(
                col(labels.id()).cast("string"),
                col(labels.user()).cast("string"),
                functions.unix_micros(col(labels.time())),
                functions.to_json(functions.struct("*")))
            .collectAsList()) {
      rows.put(row.getString(0), new Written(row.getString(1), row.getLong(2), row.getString(3)));
    }
    return rows;
  }
}
