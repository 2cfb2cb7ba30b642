/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static dev.hindcast.spark.EraseUsersJobTest.GONE;
import static dev.hindcast.spark.EraseUsersJobTest.KEYS;
import static dev.hindcast.spark.EraseUsersJobTest.erase;
import static dev.hindcast.spark.EraseUsersJobTest.store;
import static dev.hindcast.spark.EraseUsersJobTest.visits;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.erase.SparkErasure;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.erase.DatasetErasure;
import dev.hindcast.store.erase.ErasureFolder;
import dev.hindcast.store.erase.ErasureWork;
import dev.hindcast.store.erase.Erasures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users are erased while other work on the dataset is under way. */
class EraseAmongOthersTest {
  @TempDir private Path folder;

  @Test
  void aTaskThatAnErasureOvertakesStagesNothingAndLeavesNoTrace() throws IOException {
    Visits visits = visits("erase_staging", true);
    Builds.run(visits.request(KEYS));
    BuildRequest task = visits.request(KEYS);

    assertThatThrownBy(
            () -> new DatasetBuild(Lake.spark(), erasing(visits)).stage(task, task.windows()))
        .isInstanceOfSatisfying(
            HindcastException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_OUTDATED))
        .hasMessageContaining("users were erased from the dataset after the build was planned");

    assertThat(store(visits).versions()).containsExactly(1, 2);
    assertThat(Traces.found(store(visits))).isEmpty();
  }

  @Test
  void aBuildThatAnErasureOvertakesLeavesNoTrace() throws IOException {
    Visits visits = visits("erase_building", true);
    Builds.run(visits.request(KEYS));
    BuildRequest build = visits.request(KEYS);

    assertThatThrownBy(() -> new DatasetBuild(Lake.spark(), erasing(visits)).run(build))
        .isInstanceOf(HindcastException.class);

    assertThat(store(visits).versions()).containsExactly(1, 2);
    assertThat(Traces.found(store(visits))).isEmpty();
  }

  @Test
  void theSameUsersAgainAreTakenOutOfWhatWasLeftSince() throws IOException {
    Visits visits = visits("erase_again", true);
    Builds.run(visits.request(KEYS));
    DatasetStore store = store(visits);
    String left = "data/b-20260101T000000Z-0000beef/part-00000-0-000.parquet";
    var receipt = erase(visits, GONE, "b-20260301T000000Z-00000011", folder);
    store.files().create(left, "PAR1 gone-alice".getBytes(UTF_8));

    var again = erase(visits, GONE, "b-20260301T000000Z-00000012", folder);

    assertThat(again).isEqualTo(receipt);
    assertThat(store.files().exists(left)).isFalse();
    assertThat(Traces.found(store)).isEmpty();
  }

  @Test
  void aCorrectionWaitsForAnErasureThatIsNotFinished() {
    Visits visits = visits("erase_waiting", true);
    Builds.run(visits.request(KEYS));
    DatasetStore store = store(visits);
    begin(store);
    BuildRequest request = visits.request(KEYS).without(new Erasures(store).users());

    assertThatThrownBy(
            () -> CorrectVersionJob.correct(Lake.spark(), request, Progress.NONE, Map.of()))
        .isInstanceOfSatisfying(
            HindcastException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.ERASURE_UNFINISHED))
        .hasMessageContaining("Cannot correct dataset erase-waiting while users are being erased");
  }

  @Test
  void noFileIsRemovedWhoseCopyIsGone() throws IOException {
    Visits visits = visits("erase_torn", true);
    DatasetManifest first = Builds.run(visits.request(KEYS));
    Builds.run(visits.request(KEYS, "2026-01-02", "2026-01-03"));
    DatasetStore store = store(visits);
    ErasureFolder begun = begin(store);
    List<byte[]> ids = GONE.stream().map(user -> user.getBytes(UTF_8)).toList();
    SparkErasure work =
        new SparkErasure(
            Lake.spark(),
            store,
            begun.erasure(),
            ids,
            visits.request(KEYS).definition().definition().catalogs(),
            "x");

    assertThatThrownBy(() -> new DatasetErasure(store, begun, new Losing(work, store)).run(1))
        .isInstanceOfSatisfying(
            HindcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED))
        .hasMessageContaining("is gone or torn");

    assertThat(store.load(1)).isEqualTo(first);
    for (PublishedFile file : first.files()) {
      assertThat(store.files().exists(file.path())).as(file.path()).isTrue();
    }
  }

  /** Loses the copies that only the older version needs, once the version without is published. */
  private static final class Losing implements ErasureWork {
    private final ErasureWork work;
    private final DatasetStore store;
    private boolean isLost;

    Losing(ErasureWork work, DatasetStore store) {
      this.work = work;
      this.store = store;
    }

    @Override
    public Copied copy(DatasetManifest version, List<PublishedFile> files) {
      return work.copy(version, files);
    }

    @Override
    public Map<String, long[]> greatest(DatasetManifest version, List<PublishedFile> files) {
      if (isLost) {
        return Map.of("s", new long[2]);
      }
      Map<String, long[]> greatest = work.greatest(version, files);
      if (store.versions().contains(3)) {
        lose();
        isLost = true;
      }
      return greatest;
    }

    private void lose() {
      Set<String> needed = new HashSet<>();
      store.load(3).files().forEach(file -> needed.add(file.path()));
      try {
        for (var file : store.files().walk("data/b-erase")) {
          if (!needed.contains(file.path())) {
            store.files().delete(file.path());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public long cleanRejected(String path) {
      return work.cleanRejected(path);
    }

    @Override
    public Tables cleanTables(ErasureFolder folder) {
      return work.cleanTables(folder);
    }
  }

  private static ErasureFolder begin(DatasetStore store) {
    List<byte[]> ids = GONE.stream().map(user -> user.getBytes(UTF_8)).toList();
    return new Erasures(store)
        .begin(ids, "5a".repeat(32), "b-erase", 1_772_000_000_000_000L, "test");
  }

  /** Erases when the build has pinned and planned. */
  private Progress erasing(Visits visits) {
    return (stage, done, total) -> {
      if (stage == Progress.Stage.INGEST && new Erasures(store(visits)).all().isEmpty()) {
        try {
          erase(visits, GONE, "b-20260301T000000Z-00000010", folder);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
