/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseSetup;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.change.SnapshotChanges;
import dev.hindcast.spark.ingest.UserScope;
import dev.hindcast.spark.publish.VersionPublisher;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.RandomLake;
import dev.hindcast.store.DatasetStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/**
 * Random histories before and after their tables changed: revisions, labels and rows of dimensions
 * come and go, and the knowledge time moves on. A correction must give what a full build gives.
 */
class CorrectionInSparkTest {
  private static final long SEED = RandomCases.printedSeed("corrections in Spark");
  private static final int LAKES = 6;
  private static final int USERS = 80;

  /** What must be equal of a label window. */
  private record Window(long rows, Object digest, Object statistics, Object splits) {}

  @Test
  void aCorrectionHasTheRowsAndTheStatisticsOfAFullBuild() {
    long corrected = 0;
    long carried = 0;
    long staying = 0;
    AtomicInteger shared = new AtomicInteger();
    for (int number = 0; number < RandomCases.count(LAKES); number++) {
      Random random = new Random(SEED + number);
      String namespace = "corrected" + number;
      RandomLake lake = RandomLake.load(namespace, SEED, number, USERS);
      RandomLake before = some(lake, random, lake.setup().unitMicros());
      RandomLake after = some(lake, random, 0);
      ChangingLake way = number % 2 == 0 ? ChangingLake.GROWN : ChangingLake.REPLACED;
      way.before(before);
      DatasetManifest first = inTwoBuilds(lake, before.setup().knowledgeTimeMicros());
      way.after(before, after, random);
      BuildRequest request = request(lake, after.setup().knowledgeTimeMicros());

      Optional<DatasetManifest> second = correct(request, first, shared);
      DatasetStore store = Builds.store(request.definition().definition());
      second.ifPresent(manifest -> store.publish(manifest).orThrow());
      DatasetManifest full = Builds.run(request(lake, after.setup().knowledgeTimeMicros()));

      DatasetManifest result = second.orElse(first);
      assertThat(content(result)).as("seed %d, lake %d", SEED, number).isEqualTo(content(full));
      assertThat(result.statistics()).isEqualTo(full.statistics());
      long own =
          result.windows().stream()
              .filter(window -> window.buildId().equals(request.buildId()))
              .count();
      corrected += own;
      carried += result.windows().size() - own;
      staying +=
          result.files().stream()
              .map(PublishedFile::path)
              .filter(path -> !path.contains(request.buildId()))
              .count();
    }
    System.out.printf(
        "corrections: %d windows corrected, %d carried, %d files of first builds stay;"
            + " %d times tables were read once for both inputs%n",
        corrected, carried, staying, shared.get());
    assertThat(corrected).isPositive();
    assertThat(staying).isPositive();
    assertThat(shared).hasPositiveValue();
  }

  /** A version of two builds with equal inputs, as tasks of a backfill are. */
  private static DatasetManifest inTwoBuilds(RandomLake lake, long knowledgeTimeMicros) {
    BuildRequest whole = request(lake, knowledgeTimeMicros);
    List<LabelWindow> windows = whole.windows();
    int half = (windows.size() + 1) / 2;
    DatasetManifest version = Builds.run(whole.over(whole.buildId(), windows.subList(0, half)));
    if (half < windows.size()) {
      BuildRequest rest = request(lake, knowledgeTimeMicros);
      version = Builds.run(rest.over(rest.buildId(), windows.subList(half, windows.size())));
    }
    return version;
  }

  private static Optional<DatasetManifest> correct(
      BuildRequest request, DatasetManifest base, AtomicInteger shared) {
    AtomicInteger searches = new AtomicInteger();
    ChangeSearch search = new SnapshotChanges(Lake.spark());
    Optional<DatasetManifest> version =
        new VersionCorrection(
                Lake.spark(),
                new DatasetBuild(Lake.spark(), Progress.NONE),
                Builds.store(request.definition().definition()),
                base,
                request,
                counted(search, searches, shared),
                VersionPublisher.open(request, new Configuration()).folders())
            .run()
            .version();
    assertThat(searches).as("searches for builds of equal inputs").hasValue(1);
    return version;
  }

  private static ChangeSearch counted(
      ChangeSearch search, AtomicInteger searches, AtomicInteger shared) {
    return new ChangeSearch() {
      @Override
      public TouchedLabels between(BuildRequest before, BuildRequest after) {
        searches.incrementAndGet();
        return search.between(before, after);
      }

      @Override
      public ScopedTables tables(BuildRequest before, BuildRequest after, UserScope scope) {
        ScopedTables tables = search.tables(before, after, scope);
        if (!Lake.spark().sharedState().cacheManager().isEmpty()) {
          shared.incrementAndGet();
        }
        return tables;
      }
    };
  }

  /** Most of a lake, as it may have been at some time. */
  private static RandomLake some(RandomLake lake, Random random, long knowledgeAgoMicros) {
    CaseSetup setup = lake.setup();
    boolean isAtOneTime = setup.definition().knowledge() instanceof KnowledgePolicy.AsKnownAt;
    long knowledge = setup.knowledgeTimeMicros() - (isAtOneTime ? knowledgeAgoMicros : 0);
    List<Case> some = new ArrayList<>();
    for (Case given : lake.cases()) {
      List<CaseRevision> revisions = new ArrayList<>(given.revisions());
      revisions.removeIf(row -> random.nextInt(25) == 0);
      List<CaseLabel> labels = new ArrayList<>(given.labels());
      labels.removeIf(
          label ->
              random.nextInt(60) == 0
                  || label.timeMicros()
                      >= setup.knowledgeTimeMicros()
                          - setup.unitMicros()
                          + setup.definition().knowledge().delayMicros());
      some.add(given.withRevisions(revisions).withLabels(labels));
    }
    Map<String, CaseTable> dimensions = new HashMap<>();
    setup
        .dimensions()
        .forEach(
            (name, table) -> {
              List<Map<String, Object>> rows = new ArrayList<>(table.rows());
              rows.removeIf(row -> random.nextInt(20) == 0);
              dimensions.put(name, new CaseTable(table.columns(), rows));
            });
    return new RandomLake(
        lake.namespace(),
        new CaseSetup(
            setup.definition(),
            knowledge,
            setup.baseMicros(),
            setup.unitMicros(),
            setup.kind(),
            dimensions),
        some);
  }

  /** A build of all labels that the whole lake has, as far as they can be known. */
  private static BuildRequest request(RandomLake lake, long knowledgeTimeMicros) {
    BuildRequest whole = lake.request();
    CaseSetup setup = lake.setup();
    CaseSetup known =
        new CaseSetup(
            setup.definition(),
            knowledgeTimeMicros,
            setup.baseMicros(),
            setup.unitMicros(),
            setup.kind(),
            setup.dimensions());
    BuildRequest request = new RandomLake(lake.namespace(), known, lake.cases()).request();
    assertThat(request.windows()).isEqualTo(whole.windows());
    return request;
  }

  private static Map<LabelWindow, Window> content(DatasetManifest manifest) {
    Map<LabelWindow, Window> content = new TreeMap<>();
    for (PublishedWindow window : manifest.windows()) {
      content.put(
          window.window(),
          new Window(
              window.rows(),
              window.rowDigest(),
              window.statistics(),
              List.of(window.splitRows(), window.rowsWithoutSplit())));
    }
    return content;
  }
}
