/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseTables;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.AffectedRange;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.reference.ReferenceEnrichment;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.Progress;
import dev.hindcast.spark.publish.VersionPublisher;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.CaseLake;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.RandomLake;
import dev.hindcast.store.DatasetStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** Random tables that change: a correction must give what a full build gives. */
class CorrectionInSparkTest {
  private static final long SEED = RandomCases.printedSeed("corrections in Spark");
  private static final int LAKES = 6;
  private static final int USERS = 80;

  private record Window(long rows, Object digest, Object statistics, Object splits) {}

  @Test
  void aCorrectionHasTheRowsAndTheStatisticsOfAFullBuild() {
    int corrected = 0;
    int carried = 0;
    long staying = 0;
    for (int number = 0; number < RandomCases.count(LAKES); number++) {
      Random random = new Random(SEED + number);
      String namespace = "corrected" + number;
      RandomLake lake = RandomLake.load(namespace, SEED, number, USERS);
      List<Case> before = some(lake.cases(), random, 0.04);
      List<Case> after = some(lake.cases(), random, 0.04);
      DatasetDefinition definition = lake.setup().definition();
      CaseLake.overwrite(namespace, CaseTables.of(definition, before));
      DatasetManifest first = Builds.run(lake.request());
      CaseLake.overwrite(namespace, CaseTables.of(definition, after));
      BuildRequest request = lake.request();
      DatasetStore store = Builds.store(request.definition().definition());

      Optional<DatasetManifest> second =
          correct(request, store, first, touched(request, before, after));
      second.ifPresent(manifest -> store.publish(manifest).orThrow());
      DatasetManifest full = Builds.run(lake.request());

      DatasetManifest result = second.orElse(first);
      assertThat(content(result)).as("seed %d, lake %d", SEED, number).isEqualTo(content(full));
      assertThat(result.statistics()).isEqualTo(full.statistics());
      corrected += (int) count(result, request.buildId());
      carried += (int) (result.windows().size() - count(result, request.buildId()));
      staying +=
          result.files().stream()
              .map(PublishedFile::path)
              .filter(path -> !path.contains(request.buildId()))
              .count();
    }
    System.out.printf(
        "corrections: %d windows corrected, %d carried, %d files of first builds stay%n",
        corrected, carried, staying);
    assertThat(corrected).isPositive();
    assertThat(staying).isPositive();
  }

  private static long count(DatasetManifest manifest, String buildId) {
    return manifest.windows().stream().filter(window -> window.buildId().equals(buildId)).count();
  }

  private static Optional<DatasetManifest> correct(
      BuildRequest request, DatasetStore store, DatasetManifest base, TouchedLabels touched) {
    return new VersionCorrection(
            Lake.spark(),
            new DatasetBuild(Lake.spark(), Progress.NONE),
            store,
            base,
            request,
            (before, after) -> touched,
            VersionPublisher.open(request, new Configuration()).folders())
        .run()
        .version();
  }

  /** Ranges of the revisions that only one side has. */
  private static TouchedLabels touched(BuildRequest request, List<Case> before, List<Case> after) {
    TouchedLabels touched = new TouchedLabels();
    ReferenceEnrichment enrichment = new ReferenceEnrichment();
    for (int n = 0; n < before.size(); n++) {
      List<CaseRevision> was = new ArrayList<>(enrichment.attached(before.get(n)).revisions());
      List<CaseRevision> changed = new ArrayList<>();
      for (CaseRevision row : enrichment.attached(after.get(n)).revisions()) {
        if (!was.remove(row)) {
          changed.add(row);
        }
      }
      changed.addAll(was);
      String user = before.get(n).user();
      changed.forEach(row -> range(request, row).ifPresent(range -> touched.add(user, range)));
    }
    return touched;
  }

  private static Optional<LabelWindow> range(BuildRequest request, CaseRevision row) {
    DatasetDefinition definition = request.definition().definition();
    boolean isUsed =
        definition.sequences().stream()
            .anyMatch(sequence -> sequence.sources().contains(row.source()));
    if (!isUsed) {
      return Optional.empty();
    }
    AffectedRange range =
        AffectedRange.of(
            definition, definition.source(row.source()), request.knowledgeTimeMicros());
    long from = range.fromMicros(row.eventTimeMicros(), row.arrivalTimeMicros());
    long until = range.untilMicros(row.eventTimeMicros());
    return range.isSeen(row.arrivalTimeMicros()) && from < until
        ? Optional.of(new LabelWindow(from, until))
        : Optional.empty();
  }

  private static List<Case> some(List<Case> cases, Random random, double share) {
    List<Case> some = new ArrayList<>();
    for (Case given : cases) {
      List<CaseRevision> revisions = new ArrayList<>(given.revisions());
      revisions.removeIf(row -> random.nextDouble() < share);
      some.add(given.withRevisions(revisions));
    }
    return some;
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
